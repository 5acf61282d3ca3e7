import type { Arrangement, Focus, Party } from './arrangement.js';

/** What of the legs the table needs to know. */
export interface LegStates {
  /** true once somebody has answered there */
  isUp(uid: string): boolean;
}

type Row = 'primary goes on' | 'consult goes on' | 'both go on' | 'nobody is left';

/** With whom the agent is when a party has left, by what is left and where the agent was. */
const FOCUS_AFTER: Readonly<Record<Row, Readonly<Record<Focus, Focus>>>> = {
  'primary goes on': { primary: 'primary', consult: 'none', none: 'none' },
  // The one who was asked is the primary from then on.
  'consult goes on': { primary: 'none', consult: 'primary', none: 'none' },
  'both go on': { primary: 'primary', consult: 'consult', none: 'none' },
  'nobody is left': { primary: 'primary', consult: 'primary', none: 'none' },
};

/** A party has left, by itself or because it was put out. */
export function withoutParty(before: Arrangement, uid: string): Arrangement {
  const stays = (party: Party) => party.uid !== uid;
  const [primary, consult] = [before.primary.filter(stays), before.consult.filter(stays)];
  const row = rowOf(primary, consult);
  const focus = FOCUS_AFTER[row][before.focus];
  if (row !== 'consult goes on' || before.primary.length === 0) return { ...before, primary, consult, focus };
  return { ...before, primary: consult, consult: [], focus, formerConsult: consult[0]?.uid };
}

function rowOf(primary: readonly Party[], consult: readonly Party[]): Row {
  if (primary.length > 0) return consult.length > 0 ? 'both go on' : 'primary goes on';
  return consult.length > 0 ? 'consult goes on' : 'nobody is left';
}

/**
 * The agent has left. Who was asked and has answered goes on with the others: that is a transfer. Whoever rings only
 * because the agent has called it does not ring any more.
 */
export function withoutAgent(before: Arrangement, legs: LegStates): Arrangement {
  const there = ({ uid, to }: Party) => to === '' || legs.isUp(uid);
  const primary = [...before.primary, ...before.consult].filter(there);
  return { ...before, agent: undefined, primary, consult: [], focus: 'none', muted: false };
}

/** true where the agent who leaves has brought others together by that */
export function isTransfer({ primary, consult }: Arrangement, legs: LegStates): boolean {
  return primary.length > 0 && consult.some(({ uid }) => legs.isUp(uid));
}
