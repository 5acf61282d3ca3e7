import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { DEFAULT_CALL_MODEL } from '../../port/call-model.js';
import type { CtiReport } from '../../port/cti-facts.js';
import { AgentDevices } from '../agent-devices.js';
import type { AmiFields } from '../ami/ami-action.js';
import { AmiClosedError } from '../ami/ami-error.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { paySignOffs } from '../switch/pay-sign-offs.js';
import { DeviceChannel } from './device-channel.js';
import { DeviceNotes } from './device-notes.js';

const NOTE = 'Family=interaction-processor/devices/MTAwMQ Key=tel2';
const MEMBER = 'PJSIP/1005';

/** A switch that does as it is told, and waits or fails where a test says so. */
class Scripted {
  readonly asked: string[] = [];
  /** before that action is done */
  readonly meanwhile = new Map<string, () => void | Promise<void>>();
  readonly reports: CtiReport[] = [];
  readonly asterisk: AsteriskSwitch;
  readonly device: DeviceChannel;
  readonly host = { isOpen: true, isTaken: () => this.taken, tell: (one: CtiReport) => void this.reports.push(one) };
  taken = false;
  private readonly members = new Set<string>();

  constructor() {
    const options = new AsteriskOptions();
    const devices = new AgentDevices(options);
    const parts = { options, devices, clock: new FakeClock(), ids: { next: () => 'x' }, application: 'x' };
    this.asterisk = new AsteriskSwitch(parts);
    this.link();
    const agent = { id: '1001', name: 'Agent One', extension: '1001', queues: ['support'] };
    const identity = { channel: 'tel2', extension: '1005', endpoint: MEMBER };
    const notes = new DeviceNotes(this.asterisk, agent.id);
    this.device = new DeviceChannel(this.asterisk, identity, { agent, model: DEFAULT_CALL_MODEL }, this.host, notes);
  }

  link(): void {
    const rest = () => Promise.resolve();
    const action = (name: string, fields: AmiFields = {}) => this.action(name, fields);
    const list = async (name: string, fields: AmiFields = {}) => {
      await this.action(name, fields);
      return name === 'QueueStatus' ? [...this.members].map(member) : [];
    };
    this.asterisk.connected({ ami: { action, list }, ari: { get: rest, post: rest, delete: rest } });
    this.asterisk.reporting = true;
  }

  did(...names: readonly string[]): readonly string[] {
    return this.asked.filter((one) => names.some((name) => one.startsWith(`${name} `)));
  }

  private async action(name: string, fields: AmiFields): Promise<AmiMessage> {
    this.asked.push([name, ...Object.entries(fields).map(([key, value]) => `${key}=${String(value)}`)].join(' '));
    const { meanwhile } = this;
    const work = meanwhile.get(name);
    meanwhile.delete(name);
    await work?.();
    if (name === 'QueueAdd') this.members.add(MEMBER);
    if (name === 'QueueRemove') this.members.delete(MEMBER);
    return AmiMessage.of({ Response: 'Success' });
  }
}

const member = (Location: string) =>
  AmiMessage.of({
    Event: 'QueueMember',
    Queue: 'support',
    Name: 'Agent One',
    Location,
    Membership: 'dynamic',
    Paused: '1',
    PausedReason: '',
  });
const lost = () => Promise.reject(new AmiClosedError());

describe('signing on at a further device', () => {
  let scripted: Scripted;
  let device: DeviceChannel;
  beforeEach(() => {
    scripted = new Scripted();
    ({ device } = scripted);
  });
  const call = () => {
    const own = scripted.asterisk.mirror.obtain('1.1');
    if (!own) throw new Error('no channel');
    scripted.asterisk.mirror.rename(own, `${MEMBER}-00000001`);
    Object.assign(own, { state: 5, direction: 'called' });
    scripted.asterisk.settle();
  };

  it('is written down before anything can ring, and forgotten after nothing can', async () => {
    await device.signOn.activate();
    await device.signOn.dispose();
    expect(scripted.did('DBPut', 'DBDel', 'QueueAdd', 'QueueRemove').map((one) => one.split(' ')[0])).toEqual([
      'DBPut',
      'QueueAdd',
      'QueueRemove',
      'DBDel',
    ]);
    await expect(device.signOn.activate()).rejects.toBeInstanceOf(CtiRejectedError);
  });

  it('is refused where the device is taken, and changes nothing', async () => {
    scripted.taken = true;
    await expect(device.signOn.activate()).rejects.toMatchObject({ details: { reason: 'device-in-use' } });
    expect(scripted.asked).toEqual([]);
    expect(device.signOn.inUse).toBe(false);
  });

  it('keeps others away while it is under way', async () => {
    scripted.meanwhile.set('QueueAdd', () => expect(device.signOn.inUse).toBe(true));
    await device.signOn.activate();
    expect(device.signOn.inUse).toBe(true);
  });

  it('is undone when the link is back, where it was lost halfway', async () => {
    scripted.meanwhile.set('QueueMemberRingInUse', lost);
    scripted.meanwhile.set('QueueRemove', lost);
    await expect(device.signOn.activate()).rejects.toBeInstanceOf(AmiClosedError);
    expect(device.work.channel).toMatchObject({ login: 'inactive', agentState: 'notready' });
    scripted.asked.length = 0;
    await paySignOffs(scripted.asterisk);
    expect(scripted.did('QueueRemove', 'DBPut')).toEqual([
      `QueueRemove Queue=support Interface=${MEMBER}`,
      `DBPut ${NOTE} Val=inactive/1005`,
    ]);
  });

  it('is undone where the session ends meanwhile', async () => {
    scripted.meanwhile.set('QueueAdd', () => void (scripted.host.isOpen = false));
    await expect(device.signOn.activate()).rejects.toBeInstanceOf(CtiRejectedError);
    expect(scripted.did('QueueRemove')).toHaveLength(1);
    expect(scripted.asterisk.isWatched(MEMBER)).toBe(false);
  });

  it('is left as it is where the next session has the device by then', async () => {
    scripted.meanwhile.set('QueueAdd', () => {
      scripted.host.isOpen = false;
      scripted.taken = true;
    });
    await expect(device.signOn.activate()).rejects.toBeInstanceOf(CtiRejectedError);
    expect(scripted.did('QueueRemove')).toEqual([]);
  });

  it('goes on where a direct call comes while it is to end', async () => {
    await device.signOn.activate();
    scripted.meanwhile.set('QueueRemove', call);
    await expect(device.signOn.dispose()).rejects.toMatchObject({ details: { state: 'busy' } });
    expect(scripted.did('QueueAdd')).toHaveLength(2);
    expect(device.work.channel).toMatchObject({ login: 'active', queues: ['support'], agentState: 'busy' });
    expect(device.interactions).toMatchObject([{ id: '1-1', channel: 'tel2' }]);
  });

  it('ends also where it cannot be forgotten at once', async () => {
    await device.signOn.activate();
    scripted.meanwhile.set('DBDel', lost);
    await device.signOn.dispose();
    scripted.asked.length = 0;
    await paySignOffs(scripted.asterisk);
    expect(scripted.asked).toEqual([`DBDel ${NOTE}`]);
  });

  it('comes and goes in the order in which it was asked for', async () => {
    await Promise.all([device.signOn.activate(), device.signOn.deactivate(), device.signOn.activate()]);
    expect(device.work.channel.login).toBe('active');
    const states = scripted.reports.flatMap(({ channels = [] }) => channels).map(({ login }) => login);
    expect(states).toEqual(['active', 'active']);
    expect(scripted.did('DBPut').map((one) => one.split('=').at(-1))).toEqual([
      'active/1005',
      'inactive/1005',
      'active/1005',
    ]);
  });

  it('leaves nothing to be told of it after its end', async () => {
    await device.signOn.activate();
    scripted.meanwhile.set('QueueRemove', () => {
      // Somebody else has a hand in the queues: that is looked into.
      const gone = { Event: 'QueueMemberRemoved', Queue: 'support', Interface: MEMBER, MemberName: 'Agent One' };
      scripted.asterisk.events([AmiMessage.of(gone)]);
    });
    const before = scripted.reports.length;
    await device.signOn.dispose();
    device.tellChannel({ code: 'requested', by: { kind: 'switch' } });
    expect(scripted.reports.length).toBe(before);
  });
});
