import type { SessionCapability } from '../../cti/port/capability.js';
import type { Bench } from '../bench.js';
import type { CapabilityRow, Scene } from './capability-row.js';

type ChannelCapability = Extract<SessionCapability, `session.${string}` | `channel.${string}`>;

const signedIn = async (bench: Bench): Promise<Scene> => ({ desk: await bench.open(), far: [] });
const ready = async (bench: Bench): Promise<Scene> => ({
  desk: await bench.openReady(),
  far: [],
  asked: { queue: bench.farEnd.queue },
});
const further = (bench: Bench) => ({ endpoint: bench.spareExtension, type: 'Telephony' as const });

export const CHANNEL_CAPABILITIES: Readonly<Record<ChannelCapability, CapabilityRow>> = {
  'session.addchannel': {
    service: 'start of a further device',
    ask: (session, { endpoint, type }) => session.addChannel(endpoint, type),
    effect: {
      needs: ['a spare device'],
      begin: async (bench) => ({ ...(await signedIn(bench)), asked: further(bench) }),
    },
  },
  'session.phone': {
    service: 'get physical device information',
    ask: (session) => session.phone(),
    effect: {
      needs: [],
      begin: signedIn,
      seen: async ({ desk }) => {
        if (!(await desk.session.phone())) throw new Error('the first agent has no telephone in the browser');
      },
    },
  },
  'channel.activate': {
    service: 'set agent state: log on',
    ask: (session, { channel }) => session.activate(channel, {}),
    effect: {
      needs: ['channel.deactivate'],
      begin: async (bench) => {
        const scene = await signedIn(bench);
        await scene.desk.session.deactivate(scene.desk.channel.id);
        return scene;
      },
    },
  },
  'channel.deactivate': {
    service: 'set agent state: log off',
    ask: (session, { channel }) => session.deactivate(channel),
    effect: { needs: [], begin: signedIn },
  },
  'channel.ready': {
    service: 'set agent state: ready',
    ask: (session, { channel }) => session.ready(channel),
    effect: { needs: [], begin: signedIn },
  },
  'channel.notready': {
    service: 'set agent state: not ready',
    ask: (session, { channel }) => session.notReady(channel),
    effect: { needs: ['channel.ready'], begin: ready },
  },
  'channel.joinqueue': {
    service: 'set agent state: log on to a group',
    ask: (session, { channel, queue }) => session.joinQueue(channel, queue),
    effect: {
      needs: ['channel.ready', 'channel.leavequeue'],
      begin: async (bench) => {
        const scene = await ready(bench);
        await scene.desk.session.leaveQueue(scene.desk.channel.id, bench.farEnd.queue);
        return scene;
      },
    },
  },
  'channel.leavequeue': {
    service: 'set agent state: log off from a group',
    ask: (session, { channel, queue }) => session.leaveQueue(channel, queue),
    effect: { needs: ['channel.ready'], begin: ready },
  },
  'channel.dial': {
    service: 'make call',
    ask: (session, { channel, to }) => session.dial(channel, to),
    effect: {
      needs: [],
      begin: async (bench) => ({ ...(await signedIn(bench)), asked: { to: bench.farEnd.numbers.customer } }),
      calls: 'customer',
    },
  },
  'channel.dispose': {
    service: 'end of a further device',
    ask: (session, { channel }) => session.disposeChannel(channel),
    effect: {
      needs: ['session.addchannel', 'a spare device'],
      begin: async (bench) => {
        const scene = await signedIn(bench);
        const { endpoint, type } = further(bench);
        return { ...scene, asked: await scene.desk.session.addChannel(endpoint, type) };
      },
    },
  },
};
