import { beforeEach, describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import { dialplanHalf } from './create-leg.js';
import { substituteOf } from './substitute.js';

type Row = Readonly<Record<string, string>>;

const PARTY = 'ip-1';
const OURS: Row = { Channel: 'Local/1003@internal-0001;1', Uniqueid: PARTY };
const HALF: Row = { Channel: 'Local/1003@internal-0001;2', Uniqueid: dialplanHalf(PARTY) };
const CALLED: Row = { Channel: 'PJSIP/1003-0002', Uniqueid: '1.3' };
const OTHER: Row = { Channel: 'PJSIP/1004-0003', Uniqueid: '1.4' };

describe('who is there in the place of one who was called', () => {
  let mirror: SwitchMirror;
  const tell = (Event: string, row: Row) =>
    mirror.apply(AmiMessage.of({ Linkedid: '1.1', ChannelState: '6', ...row, Event }));
  const prefixed = (prefix: string, row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [`${prefix}${key}`, value]));
  const calls = (row: Row) => tell('DialBegin', { ...HALF, ...prefixed('Dest', row) });
  const joins = (...rows: readonly Row[]) => {
    for (const row of rows) tell('BridgeEnter', { ...row, BridgeUniqueid: 'b1' });
  };
  const there = () => substituteOf(mirror, PARTY)?.name;

  beforeEach(() => {
    mirror = new SwitchMirror();
    for (const row of [OURS, HALF, CALLED, OTHER]) tell('Newchannel', row);
    calls(CALLED);
  });

  it('is nobody while it rings, and where that one has answered', () => {
    expect(there()).toBeUndefined();
    joins(HALF, CALLED);
    expect(there()).toBeUndefined();
  });

  it('is who has picked the call up', () => {
    tell('Pickup', { ...OTHER, ...prefixed('Target', CALLED) });
    joins(HALF, OTHER);
    expect(there()).toBe(OTHER['Channel']);
  });

  it('is who was put into the bridge by another hand', () => {
    joins(HALF, OTHER);
    expect(there()).toBe(OTHER['Channel']);
  });

  it('is to whom the telephone has passed the call on, answered or not', () => {
    joins(HALF, CALLED);
    tell('BlindTransfer', { ...prefixed('Transferer', CALLED), ...prefixed('Transferee', HALF) });
    tell('Hangup', { ...CALLED, Cause: '16' });
    calls(OTHER);
    joins(OTHER);
    expect(there()).toBe(OTHER['Channel']);
  });

  it('is to whom a telephone that forwards everything has it called', () => {
    tell('DialEnd', { ...HALF, ...prefixed('Dest', CALLED), DialStatus: 'CANCEL', Forward: '1004@internal' });
    calls(OTHER);
    joins(HALF, OTHER);
    expect(there()).toBe(OTHER['Channel']);
  });
});
