import { describe, expect, it } from '@jest/globals';
import type { Arrangement } from './arrangement.js';
import { isTransfer, withoutAgent, withoutParty } from './departures.js';

const C = { uid: 'C', to: '' };
const X = { uid: 'X', to: '1' };
const T = { uid: 'T', to: '2' };
const call: Arrangement = { agent: 'A', primary: [C, X], consult: [T], focus: 'consult', muted: true };
const up = (...uids: readonly string[]) => ({ isUp: (uid: string) => uids.includes(uid) });

describe('departures', () => {
  it('of one of several leave the agent where it was', () => {
    expect(withoutParty(call, 'C')).toEqual({ ...call, primary: [X] });
  });

  it('of the last one of the contact make a contact of those who are asked', () => {
    const before = { ...call, primary: [C] };
    const after = { ...call, primary: [T], consult: [], formerConsult: 'T' };
    expect(withoutParty(before, 'C')).toEqual({ ...after, focus: 'primary' });
    expect(withoutParty({ ...before, focus: 'primary' }, 'C')).toEqual({ ...after, focus: 'none' });
    expect(withoutParty({ ...before, focus: 'none' }, 'C')).toEqual({ ...after, focus: 'none' });
  });

  it('of the one who is asked leave the contact on hold, unless the agent was with it', () => {
    expect(withoutParty(call, 'T')).toEqual({ ...call, consult: [], focus: 'none' });
    expect(withoutParty({ ...call, focus: 'primary' }, 'T')).toEqual({ ...call, consult: [], focus: 'primary' });
  });

  it('of somebody who is not in it change nothing', () => {
    expect(withoutParty(call, 'stranger')).toEqual(call);
  });

  it('of the agent bring together those who have answered', () => {
    const after = { ...call, agent: undefined, consult: [], focus: 'none', muted: false };
    expect(withoutAgent(call, up('C', 'X', 'T'))).toEqual({ ...after, primary: [C, X, T] });
    expect(withoutAgent(call, up('C', 'X'))).toEqual({ ...after, primary: [C, X] });
    expect(withoutAgent(call, up())).toEqual({ ...after, primary: [C] });
  });

  it('of the agent are a transfer where others come together by it', () => {
    expect(isTransfer(call, up('C', 'T'))).toBe(true);
    expect(isTransfer(call, up('C'))).toBe(false);
    expect(isTransfer({ ...call, consult: [] }, up('C', 'X'))).toBe(false);
    expect(isTransfer({ ...call, primary: [] }, up('T'))).toBe(false);
  });
});
