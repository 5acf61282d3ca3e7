import { describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { applyBridgeList } from './bridge-reader.js';
import { applyChannelList } from './mirror-reader.js';
import { SwitchMirror } from './switch-mirror.js';

const ROOM = {
  BridgeUniqueid: 'b1',
  BridgeType: 'base',
  BridgeTechnology: 'softmix',
  BridgeCreator: 'ConfBridge',
  BridgeName: '880',
};
const BASIC = {
  BridgeUniqueid: 'b2',
  BridgeType: 'basic',
  BridgeTechnology: 'simple_bridge',
  BridgeCreator: '<unknown>',
  BridgeName: '<unknown>',
};
const LEG = { Channel: 'PJSIP/1001-00000001', Uniqueid: '1.1', Linkedid: '1.1', ChannelState: '6' };

describe('the bridges of a switch', () => {
  const tell = (mirror: SwitchMirror, Event: string, row: Readonly<Record<string, string>>) =>
    mirror.apply(AmiMessage.of({ ...row, Event }));
  const list = (...rows: readonly Readonly<Record<string, string>>[]) => rows.map((row) => AmiMessage.of(row));

  it('are what the events tell, until they are destroyed', () => {
    const mirror = new SwitchMirror();
    tell(mirror, 'BridgeCreate', BASIC);
    expect(mirror.bridge('b2')).toMatchObject({ type: 'basic', technology: 'simple_bridge', creator: '', name: '' });
    tell(mirror, 'BridgeEnter', { ...LEG, ...BASIC, BridgeTechnology: 'native_rtp' });
    expect(mirror.bridge(mirror.live('1.1')?.bridge)).toMatchObject({ technology: 'native_rtp' });
    tell(mirror, 'BridgeDestroy', BASIC);
    expect(mirror.bridge('b2')).toBeUndefined();
  });

  it('are what a reading lists, but for what was told after it was asked for', () => {
    const mirror = new SwitchMirror();
    tell(mirror, 'BridgeCreate', BASIC);
    tell(mirror, 'BridgeCreate', { ...BASIC, BridgeUniqueid: 'b4' });
    const since = mirror.now;
    tell(mirror, 'BridgeDestroy', BASIC);
    tell(mirror, 'BridgeCreate', { ...BASIC, BridgeUniqueid: 'b3' });
    applyBridgeList(mirror, list(ROOM, BASIC), since);
    expect([...mirror.bridges.all].map(({ id }) => id).sort()).toEqual(['b1', 'b3']);
    expect(mirror.bridge('b1')).toMatchObject({ type: 'base', creator: 'ConfBridge', name: '880' });
  });

  it('tell since when a channel is in one, and when it left the last one', () => {
    const mirror = new SwitchMirror();
    tell(mirror, 'BridgeEnter', { ...LEG, ...BASIC });
    const leg = mirror.live('1.1');
    expect(leg).toMatchObject({ bridge: 'b2', bridgedSince: 1, leftBridgeAt: 0 });
    applyChannelList(mirror, list({ ...LEG, BridgeId: 'b2' }), mirror.now);
    tell(mirror, 'Hold', LEG);
    expect(leg).toMatchObject({ bridgedSince: 1, leftBridgeAt: 0 });
    tell(mirror, 'BridgeLeave', { ...LEG, ...BASIC });
    expect(leg).toMatchObject({ bridge: undefined, bridgedSince: 0, leftBridgeAt: 3 });
  });

  it('do not lose what a message does not have', () => {
    const mirror = new SwitchMirror();
    tell(mirror, 'Newchannel', { ...LEG, CallerIDNum: '1001', Exten: '800' });
    tell(mirror, 'HangupRequest', LEG);
    expect(mirror.live('1.1')).toMatchObject({ callerNumber: '1001', exten: '800' });
  });
});
