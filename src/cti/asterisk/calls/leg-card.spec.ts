import { describe, expect, it } from '@jest/globals';
import { recording } from '../../../../test/support/asterisk/recording.js';
import { AgentDevices } from '../agent-devices.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { callerOf, talkingTo } from '../mirror/peer.js';
import { applyChannelList } from '../mirror/mirror-reader.js';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import { AmiMessage } from '../ami/ami-message.js';
import { endCause } from './end-cause.js';
import { Leg } from './leg.js';
import { LegTimes } from './leg-times.js';
import { cardOf } from './leg-card.js';
import { partyName } from './party-name.js';

const devices = new AgentDevices(new AsteriskOptions());

/** What a switch has told up to its end, or up to an event. */
function mirrorOf(name: string, until?: (event: AmiMessage) => boolean): SwitchMirror {
  const mirror = new SwitchMirror();
  const events = recording(name);
  const end = until ? events.findIndex(until) + 1 : events.length;
  for (const event of events.slice(0, end)) mirror.apply(event);
  return mirror;
}

/** The newest channel of a device, also when it is gone. */
function channelAt(name: string, mirror: SwitchMirror, endpoint: string) {
  const uids = recording(name).filter((event) => event.text('Channel').startsWith(`${endpoint}-`));
  const own = mirror.find(uids.at(-1)?.text('Uniqueid'));
  if (!own) throw new Error(`${endpoint} is not in ${name}`);
  return own;
}

describe('a call that the agent has fetched by a code', () => {
  it.each([
    ['queue-pickup', { to: '400', queue: '400' }],
    ['queue-pickup-local', { to: '400', queue: '400' }],
    ['direct-pickup', { to: '821001' }],
    ['park-and-fetch', { to: '400' }],
  ])('is the caller’s, and not one to the code (%s)', (name, more) => {
    const mirror = mirrorOf(name);
    const own = channelAt(name, mirror, 'PJSIP/1002');
    expect(cardOf(mirror, devices, own, '1002', own.exten)).toEqual({
      direction: 'inbound',
      calling: false,
      from: '5551234',
      ...more,
    });
  });

  it('is that from the moment on in which the two are together', () => {
    const together = (event: AmiMessage) => event.event === 'BridgeEnter' && event.text('Channel').includes('/1002-');
    const mirror = mirrorOf('park-and-fetch', together);
    const own = channelAt('park-and-fetch', mirror, 'PJSIP/1002');
    expect(cardOf(mirror, devices, own, '1002', '701')).toMatchObject({ direction: 'inbound', from: '5551234' });
  });

  it('is found as that after a restart', () => {
    const row = { ChannelState: '6', BridgeId: 'b', Linkedid: '1.1' };
    const mirror = new SwitchMirror();
    const rows = [
      { ...row, Channel: 'PJSIP/trunk-1', Uniqueid: '1.1', CallerIDNum: '5551234', Exten: '400', Application: 'Queue' },
      { ...row, Channel: 'PJSIP/1002-2', Uniqueid: '1.2', Exten: '701', Application: 'ParkedCall' },
    ];
    applyChannelList(
      mirror,
      rows.map((one) => AmiMessage.of(one)),
      0,
    );
    const own = mirror.live('1.2');
    expect(own && cardOf(mirror, devices, own, '1002', undefined)).toMatchObject({ from: '5551234', calling: false });
  });
});

describe('a call that rang at the agent', () => {
  it.each([
    ['queue-pickup', { code: 'answered', by: { kind: 'switch' } }],
    ['queue-pickup-local', { code: 'answered', by: { kind: 'switch' } }],
    ['direct-pickup', { code: 'answered', by: { kind: 'switch' } }],
    ['local-member-rings-out', { code: 'noanswer', by: { kind: 'timeout' } }],
    ['local-dial-rings-out', { code: 'noanswer', by: { kind: 'timeout' } }],
  ])('has ended as it did at the other end of a Local channel (%s)', (name, cause) => {
    const mirror = mirrorOf(name);
    const own = channelAt(name, mirror, 'PJSIP/1001');
    expect(own.gone).toBe(true);
    const card = { direction: 'inbound', calling: false, from: '5551234', to: '400' } as const;
    const leg = new Leg(own.uid, card, {}, new LegTimes(0), { kind: 'queue' });
    const peer = [...mirror.all].find((one) => one.name.startsWith('PJSIP/trunk'));
    expect(endCause(leg, own, peer)).toEqual(cause);
  });
});

describe('the name of the other party', () => {
  const party = { address: '5551234', calling: false };

  it('is not that of a colleague who is asked by a feature code', () => {
    const rings = (event: AmiMessage) => event.event === 'Newstate' && event.text('Channel').includes('/1003-');
    const mirror = mirrorOf('feature-atxfer', rings);
    const own = channelAt('feature-atxfer', mirror, 'PJSIP/1001');
    expect(own.connectedName).toBe('Agent Three');
    expect(talkingTo(mirror, own)).toBeUndefined();
    expect(partyName(own, callerOf(mirror, own), party)).toBe('');
  });

  it('is what the caller’s network has said, or what the switch tells of that number', () => {
    const mirror = mirrorOf('queue-pickup', (event) => event.event === 'DialBegin');
    const own = channelAt('queue-pickup', mirror, 'PJSIP/1001');
    expect(partyName(own, callerOf(mirror, own), party)).toBe('Ann');
    expect(partyName(own, undefined, party)).toBe('Ann');
    expect(partyName(own, undefined, { ...party, address: '5559999' })).toBe('');
  });
});
