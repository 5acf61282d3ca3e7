import { describe, expect, it } from '@jest/globals';
import { drawnView, type DrawnLeg } from '../../../../test/support/asterisk/drawn-view.js';
import type { Arrangement } from './arrangement.js';
import { placementOf, type Placement } from './placement.js';

const C = { uid: 'C', to: '' };
const T = { uid: 'T', to: '2' };
const X = { uid: 'X', to: '1' };
const talking: Arrangement = { agent: 'A', primary: [C], consult: [], focus: 'primary', muted: false };
const asking: Arrangement = { ...talking, consult: [T], focus: 'consult' };
const left = { agent: undefined, consult: [], focus: 'none', muted: false } as const;

const core: DrawnLeg = { bridge: 'b1' };
const ours: DrawnLeg = { ours: true };
const ear = { role: 'ear', leg: 'A', deaf: false } as const;
const mix = { role: 'mix', leg: 'C', deaf: false } as const;
const music = { role: 'music', leg: 'C', deaf: false } as const;

/** What differs from a call on which there is nothing to do. */
const placed = (call: Arrangement, legs: Readonly<Record<string, DrawnLeg>>) => {
  const placement = placementOf(call, drawnView(legs));
  return Object.fromEntries(Object.entries(placement).filter(([, value]) => value !== undefined && !isNothing(value)));
};
const isNothing = (value: Placement[keyof Placement]) =>
  value === false || (Array.isArray(value) && value.length === 0);

describe('where each leg has to be', () => {
  const two = { A: core, C: core };

  it.each([
    ['nothing for two who talk', talking, {}],
    ['nothing for an agent whom everybody has left', { ...talking, primary: [], focus: 'none', muted: true }, {}],
    ['nobody hears an agent who is muted', { ...talking, muted: true }, { silent: ['A'] }],
    ['music for who is held', { ...talking, focus: 'none' }, { silent: ['A', 'C'], snoops: [music] }],
    [
      'the agent beside the one who is asked, and music',
      asking,
      {
        silent: ['A', 'C'],
        snoops: [music, ear],
        groups: [{ group: 'consult', legs: ['T'], snoop: ear }],
        keyless: ['A'],
        caught: ['A', 'C'],
      },
    ],
    [
      'music for the one who is asked and waits',
      { ...asking, focus: 'primary' },
      { groups: [{ group: 'consult', legs: ['T'] }], music: ['T'], caught: ['A', 'C'] },
    ],
    [
      'both of them and a third in one',
      { ...talking, primary: [C, X] },
      { snoops: [mix], groups: [{ group: 'primary', legs: ['X'], snoop: mix }], caught: ['A', 'C'] },
    ],
    [
      'those who are held with each other',
      { ...talking, primary: [C, X], focus: 'none' },
      {
        silent: ['A', 'C'],
        snoops: [mix],
        groups: [{ group: 'primary', legs: ['X'], snoop: mix }],
        caught: ['A', 'C'],
      },
    ],
  ] as const satisfies readonly (readonly [string, Arrangement, Partial<Placement>])[])(
    'in place: %s',
    (_, call, expected) => {
      expect(placed(call, { ...two, T: ours, X: ours })).toEqual(expected);
    },
  );

  it('without the customer: Asterisk joins the agent with the only one who is left, once that one has answered', () => {
    const call: Arrangement = { ...talking, primary: [T] };
    expect(placed(call, { A: ours, T: ours })).toEqual({ connect: ['A', 'T'] });
    expect(placed(call, { A: ours, T: { ours: true, ringing: true } })).toEqual({
      groups: [{ group: 'primary', legs: ['A', 'T'] }],
    });
    expect(placed({ ...call, focus: 'none' }, { A: ours, T: ours })).toEqual({ music: ['T'] });
  });

  it('with nobody at all: the agent’s call is over', () => {
    expect(placed({ ...talking, primary: [] }, { A: ours })).toEqual({ over: ['A'] });
  });

  it('while the agent is on the way: what follows is known then', () => {
    expect(placed({ ...talking, primary: [T] }, { A: { caught: true }, T: ours })).toEqual({
      caught: ['A'],
      awaits: true,
    });
  });

  it('without the agent: two are joined, several are in a bridge, one goes on or ends', () => {
    expect(placed({ ...left, primary: [C, T] }, { C: ours, T: ours })).toEqual({ connect: ['C', 'T'] });
    expect(placed({ ...left, primary: [C, T] }, { C: core, T: core })).toEqual({});
    expect(placed({ ...left, primary: [C, T, X] }, { C: ours, T: ours, X: ours })).toEqual({
      groups: [{ group: 'primary', legs: ['C', 'T', 'X'] }],
    });
    expect(placed({ ...left, primary: [C] }, { C: ours })).toEqual({ over: ['C'] });
    expect(placed({ ...left, primary: [C] }, { C: core })).toEqual({});
  });

  it('without the agent, and nobody has answered: who waits hears it ring', () => {
    expect(placed({ ...left, primary: [C, T] }, { C: ours, T: { ours: true, ringing: true } })).toEqual({
      groups: [{ group: 'primary', legs: ['C', 'T'] }],
      ringback: ['C'],
    });
  });

  it('in a room of somebody else’s: the agent is out of it while it is held', () => {
    const room = { ...talking, primary: [{ uid: 'room', to: '' }] };
    expect(placed(room, { A: { bridge: 'room' } })).toEqual({});
    expect(placed({ ...room, focus: 'none' }, { A: { bridge: 'room' } })).toEqual({ silent: ['A'], deaf: ['A'] });
  });
});
