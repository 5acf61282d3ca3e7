import { describe, expect, it } from '@jest/globals';
import { AgentDevices } from '../agent-devices.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AgentCalls } from '../calls/agent-calls.js';
import { SwitchMirror } from './switch-mirror.js';
import { AmiMessage } from '../ami/ami-message.js';
import { applyChannelList } from './mirror-reader.js';

/** A mirror, and what one agent's desk makes of it. */
class Look {
  readonly mirror = new SwitchMirror();
  readonly story: string[] = [];
  readonly calls = new AgentCalls({
    mirror: this.mirror,
    devices: new AgentDevices(new AsteriskOptions()),
    channel: 'tel',
    endpoint: 'PJSIP/1001',
    extension: '1001',
    dataVariables: [],
    now: () => 0,
    call: () => undefined,
  });

  look(): void {
    for (const { leg, cause } of this.calls.changes()) this.story.push(`${leg.state} ${cause.code} ${cause.by.kind}`);
  }

  play(events: readonly AmiMessage[]): this {
    for (const event of events) this.mirror.apply(event);
    this.look();
    return this;
  }
}

type Row = Readonly<Record<string, string>>;

const TRUNK: Row = {
  Channel: 'PJSIP/trunk-00000001',
  ChannelState: '6',
  CallerIDNum: '5551234',
  Exten: '800',
  Uniqueid: '1.1',
  Linkedid: '1.1',
  Application: 'Queue',
  ApplicationData: 'support,,,,300',
  BridgeId: '',
};
const RINGING: Row = {
  Channel: 'PJSIP/1001-00000002',
  ChannelState: '5',
  CallerIDNum: '1001',
  ConnectedLineNum: '5551234',
  Exten: '800',
  Uniqueid: '1.2',
  Linkedid: '1.1',
  Application: 'AppQueue',
  ApplicationData: '(Outgoing Line)',
  BridgeId: '',
};
const list = (...rows: readonly Row[]) => rows.map((row) => AmiMessage.of(row));
const talking = (row: Row): Row => ({ ...row, ChannelState: '6', BridgeId: 'b1' });

describe('applyChannelList', () => {
  it('finds a call that rings, with its queue', () => {
    const replay = new Look();
    applyChannelList(replay.mirror, list(TRUNK, RINGING), replay.mirror.now);
    replay.look();
    expect(replay.calls.current).toMatchObject([
      { direction: 'inbound', from: '5551234', to: '800', queue: 'support', conversations: [{ state: 'alerting' }] },
    ]);
  });

  it('finds a call that is talked on, and one that the agent makes', () => {
    const replay = new Look();
    const own = { ...RINGING, Channel: 'PJSIP/1001-00000009', Uniqueid: '2.1', Linkedid: '2.1', ChannelState: '6' };
    const dialling = { ...own, Application: 'Dial', ApplicationData: 'PJSIP/77@trunk', Exten: '77777777' };
    applyChannelList(replay.mirror, list(talking(TRUNK), talking(RINGING), dialling), 0);
    replay.look();
    expect(replay.calls.current).toMatchObject([
      { direction: 'inbound', queue: 'support', conversations: [{ state: 'connected' }] },
      { direction: 'outbound', from: '1001', to: '77777777', conversations: [{ state: 'dialing' }] },
    ]);
  });

  it('looks through Local channels', () => {
    const near = { ...RINGING, Channel: 'Local/1001@internal-00000000;1', Uniqueid: '1.3' };
    const far = { ...near, Channel: 'Local/1001@internal-00000000;2', Uniqueid: '1.4' };
    const dial = { ...far, ChannelState: '4', Application: 'Dial', ApplicationData: 'PJSIP/1001,30', Exten: '1001' };
    const replay = new Look();
    applyChannelList(replay.mirror, list(TRUNK, { ...RINGING, Application: 'AppDial' }, dial, near), 0);
    replay.look();
    expect(replay.calls.current).toMatchObject([{ from: '5551234', to: '800', queue: 'support' }]);
  });

  it('takes what is missing for gone', () => {
    const replay = new Look();
    applyChannelList(replay.mirror, list(talking(TRUNK), talking(RINGING)), 0);
    replay.look();
    applyChannelList(replay.mirror, list(), replay.mirror.now);
    replay.look();
    expect(replay.story).toEqual(['connected recovered switch', 'ended recovered switch']);
    expect([...replay.mirror.all]).toEqual([]);
  });

  it('believes an event that came after the question rather than the list', () => {
    const replay = new Look();
    const { mirror } = replay;
    const since = mirror.now;
    const event = (Event: string, row: Row, more: Row = {}) => AmiMessage.of({ ...row, ...more, Event });
    replay.play([
      event('BridgeLeave', TRUNK, { BridgeUniqueid: 'b1' }),
      event('Hangup', RINGING, { Cause: '16' }),
      event('Newchannel', { ...TRUNK, Uniqueid: '3.1', Channel: 'PJSIP/trunk-00000003', Linkedid: '3.1' }),
    ]);
    applyChannelList(mirror, list(talking(TRUNK), talking(RINGING)), since);
    expect(mirror.live('1.2')).toBeUndefined();
    expect(mirror.live('3.1')).toBeDefined();
    expect(mirror.live('1.1')?.application).toBe('Queue');
  });

  it('does not give a channel back the name that it had when the list was made', () => {
    const { mirror } = new Look().play([AmiMessage.of({ ...RINGING, Event: 'Newchannel' })]);
    const since = mirror.now;
    mirror.apply(
      AmiMessage.of({
        Event: 'Rename',
        Channel: RINGING['Channel'] ?? '',
        Uniqueid: '1.2',
        Newname: 'PJSIP/1002-00000009',
      }),
    );
    applyChannelList(mirror, list(RINGING), since);
    expect([...mirror.byEndpoint.of('PJSIP/1002')].map(({ uid }) => uid)).toEqual(['1.2']);
  });

  it('changes nothing where it tells what is known', () => {
    const tell = (Event: string, row: Row) => AmiMessage.of({ ...row, Event, BridgeUniqueid: 'b1' });
    const legs = [TRUNK, { ...RINGING, ChannelState: '6' }];
    const replay = new Look();
    replay.play([...legs.map((row) => tell('Newchannel', row)), ...legs.map((row) => tell('BridgeEnter', row))]);
    expect(replay.calls.current).toMatchObject([{ conversations: [{ state: 'connected' }] }]);
    const before = JSON.stringify(replay.calls.current);
    const rows = [...replay.mirror.all].map((one) => ({
      Channel: one.name,
      ChannelState: String(one.state),
      CallerIDNum: one.callerNumber,
      CallerIDName: one.callerName,
      ConnectedLineNum: one.connectedNumber,
      ConnectedLineName: one.connectedName,
      Exten: one.exten,
      Uniqueid: one.uid,
      Linkedid: one.linked,
      BridgeId: one.bridge ?? '',
    }));
    applyChannelList(replay.mirror, list(...rows), replay.mirror.now);
    replay.look();
    expect(JSON.stringify(replay.calls.current)).toBe(before);
  });
});
