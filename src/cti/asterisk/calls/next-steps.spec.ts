import { describe, expect, it } from '@jest/globals';
import { drawnView, type DrawnLeg } from '../../../../test/support/asterisk/drawn-view.js';
import { legsOf, type Arrangement } from './arrangement.js';
import { nextSteps, spareSteps, type CallFacts } from './next-steps.js';
import { placementOf } from './placement.js';

const C = { uid: 'C', to: '' };
const T = { uid: 'T', to: '2' };
const talking: Arrangement = { agent: 'A', primary: [C], consult: [], focus: 'primary', muted: false };
const held: Arrangement = { ...talking, focus: 'none' };
const asking: Arrangement = { ...talking, consult: [T], focus: 'consult' };

const core: DrawnLeg = { bridge: 'b1' };
const silent: DrawnLeg = { bridge: 'b1', silent: true };
const drops = 'holds';
const keyless = { drops: 'holds and keys' } as const;
const music = { uid: 'm', role: 'music', leg: 'C', agentLeg: 'A' } as const;
const ear = { uid: 'e', role: 'ear', leg: 'A', agentLeg: 'A' } as const;

/** The names of the steps, and which leg each is about. */
function steps(
  arrangement: Arrangement,
  legs: Readonly<Record<string, DrawnLeg>>,
  beside: Parameters<typeof drawnView>[1] & Partial<CallFacts> = {},
): readonly string[] {
  const view = drawnView(legs, beside);
  const facts = {
    agentLeg: 'A',
    arrangement,
    touched: legsOf(arrangement),
    leaving: [],
    noted: true,
    bridgeOf: (group: string) => `ours-${group}`,
    isWantedElsewhere: () => false,
    ...beside,
  };
  const placement = placementOf(arrangement, view);
  const now = nextSteps(facts, placement, view);
  return (now.length > 0 ? now : spareSteps(facts, placement, view)).map(({ do: name, ...rest }) => {
    const details = rest as { leg?: string; uid?: string; snoop?: { role: string }; bridge?: string; legs?: string[] };
    const about = details.legs?.join('+') ?? details.leg ?? details.uid ?? details.snoop?.role ?? details.bridge;
    return about === undefined ? name : `${name} ${about}`;
  });
}

describe('what can be done now', () => {
  it('is nothing where all is so', () => {
    expect(steps(talking, { A: core, C: core })).toEqual([]);
    expect(steps(held, { A: silent, C: silent, m: { ours: true, plays: 'music' } }, { snoops: [music] })).toEqual([]);
  });

  it("is to have silent in the agent's recording what is not for the contact, and nothing else", () => {
    const heard = { paused: false, silent: { read: false, write: false } };
    const quiet = { paused: false, silent: { read: true, write: true } };
    const snoop = { m: { ours: true, plays: 'music' } } as const;
    const ofHeld = (recording: NonNullable<DrawnLeg['recording']>) =>
      steps(held, { A: { ...silent, recording }, C: { ...silent, recording: heard }, ...snoop }, { snoops: [music] });
    expect(ofHeld(heard)).toEqual(['silence recording A']);
    expect(ofHeld(quiet)).toEqual([]);
    expect(ofHeld('unknown')).toEqual(['silence recording A']);
    const ofTalking = (recording: NonNullable<DrawnLeg['recording']>) =>
      steps(talking, { A: { ...core, recording }, C: core });
    expect(ofTalking(quiet)).toEqual(['silence recording A']);
    expect(ofTalking({ ...quiet, paused: true })).toEqual([]);
    expect(ofTalking({ ...heard, silent: undefined })).toEqual(['silence recording A']);
  });

  it('is to write down what is to be before anybody is silenced', () => {
    expect(steps(held, { A: core, C: core }, { noted: false })).toEqual([
      'note',
      'snoop music',
      'volume A',
      'volume C',
    ]);
    expect(steps(held, { A: core, C: core, m: { ours: true } }, { snoops: [music] })).toEqual([
      'volume A',
      'volume C',
      'music m',
    ]);
  });

  it('is to let them be heard before the music ends', () => {
    const legs = { A: silent, C: silent, m: { ours: true, plays: 'music' } } as const;
    expect(steps(talking, legs, { snoops: [music] })).toEqual(['volume A', 'volume C', 'end m']);
  });

  it('is to put nobody into a bridge of ours who is heard in the own one still', () => {
    const called = { ours: true, bridge: 'ours-consult', calling: true };
    const beside = { snoops: [music, ear], open: ['ours-consult'] };
    const legs = { T: called, m: { ours: true, plays: 'music' }, e: { ours: true } } as const;
    const caught = { caught: true } as const;
    expect(
      steps(asking, { ...legs, C: { ...silent, ...caught, drops }, A: { ...core, ...caught, ...keyless } }, beside),
    ).toEqual(['volume A']);
    expect(
      steps(asking, { ...legs, C: { ...silent, ...caught, drops }, A: { ...silent, ...caught, ...keyless } }, beside),
    ).toEqual(['join e']);
  });

  it('is to call somebody once that one is where the ringing is to be heard', () => {
    const legs = {
      A: { ...silent, caught: true, ...keyless },
      C: { ...silent, caught: true, drops },
      m: { ours: true, plays: 'music' },
    } as const;
    const inside = { ours: true, bridge: 'ours-consult' };
    const beside = { snoops: [music, ear], open: ['ours-consult'] };
    const e = { ours: true, bridge: 'ours-consult' };
    expect(steps(asking, { ...legs, e, T: { ours: true, ringing: true } }, beside)).toEqual(['join T']);
    expect(steps(asking, { ...legs, e, T: { ...inside, ringing: true } }, beside)).toEqual(['call T']);
    expect(steps(asking, { ...legs, e }, beside)).toEqual(['create T']);
    expect(steps(asking, { ...legs, e }, { ...beside, gone: ['T'] })).toEqual([]);
  });

  it('is to keep the agent’s keys from the customer while somebody else is asked', () => {
    expect(steps(talking, { A: { ...core, ...keyless }, C: core })).toEqual(['drop A']);
    expect(steps(talking, { A: { ...core, drops: 'unknown' }, C: core })).toEqual(['drop A']);
    const both = { isWantedElsewhere: (what: string) => what === 'keyless' };
    expect(steps(talking, { A: { ...core, ...keyless }, C: { ...core, ...keyless } }, both)).toEqual([]);
  });

  it('is to take who waits with music out of a bridge that others may come into, and then to play it', () => {
    const alone: Arrangement = { ...talking, primary: [T], focus: 'none' };
    const beside = { open: ['ours-consult'] };
    const A = { ours: true };
    expect(steps(alone, { A, T: { ours: true, bridge: 'ours-consult' } }, beside)).toEqual(['leave T']);
    expect(steps(alone, { A, T: { ours: true } }, beside)).toEqual(['music T']);
    expect(steps(alone, { A, T: { ours: true, plays: 'music' } }, beside)).toEqual(['close ours-consult']);
  });

  it('is to answer a caller whom the dialplan has not answered, with the one to whom it goes', () => {
    const alone: Arrangement = { agent: undefined, primary: [C, T], consult: [], focus: 'none', muted: false };
    const ours = { ours: true, bridge: 'ours-primary' };
    const beside = { open: ['ours-primary'] };
    expect(
      steps(alone, { C: { ...ours, ringing: true }, T: { ...ours, ringing: true, calling: true } }, beside),
    ).toEqual([]);
    expect(steps(alone, { C: { ...ours, ringing: true }, T: ours }, beside)).toEqual(['answer C']);
    expect(steps(alone, { C: ours, T: ours }, beside)).toEqual(['connect']);
  });

  it('is to have whom Asterisk is to join in a bridge that is there already, or else in a new one', () => {
    const alone: Arrangement = { ...talking, primary: [T] };
    const there = { A: { ours: true }, T: { ours: true, bridge: 'ours-consult' } };
    expect(steps(alone, there, { open: ['ours-consult'] })).toEqual(['join A']);
    expect(steps(alone, there)).toEqual(['open ours-primary']);
  });

  it('is to end who leaves once the others are where they are to be, and to tidy up last', () => {
    const more = { touched: ['A', 'C', 'T'], leaving: ['T'], open: ['ours-consult'] };
    const left = { ours: true, bridge: 'ours-consult' };
    const caught = { ...core, caught: true };
    expect(steps(talking, { A: { ...caught, silent: true }, C: caught, T: left }, more)).toEqual(['volume A']);
    expect(steps(talking, { A: caught, C: caught, T: left }, more)).toEqual(['end T']);
    expect(steps(talking, { A: caught, C: caught }, more)).toEqual(['let go A', 'let go C', 'close ours-consult']);
    expect(steps(talking, { A: core, C: core }, more)).toEqual(['close ours-consult']);
  });

  it('ends nobody who is left alone here and is in the call of another agent', () => {
    const alone: Arrangement = { ...talking, primary: [] };
    const legs = { A: { ours: true } } as const;
    expect(steps(alone, legs)).toEqual(['end of call A']);
    expect(steps(alone, legs, { isWantedElsewhere: (what) => what === 'alive' })).toEqual([]);
  });

  it('is to end the music of one who waits no longer, also where nobody knows whether there is any', () => {
    const together: Arrangement = { ...talking, primary: [T, { uid: 'U', to: '3' }] };
    const inside = { ours: true, bridge: 'ours-primary' } as const;
    for (const plays of ['music', 'unknown'] as const) {
      const legs = { A: inside, T: { ...inside, plays }, U: inside };
      expect(steps(together, legs, { open: ['ours-primary'] })).toEqual(['no music T']);
    }
  });
});
