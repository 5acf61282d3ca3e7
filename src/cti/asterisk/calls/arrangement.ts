import type { ConversationRole } from '../../../protocol/objects/object-states.js';

/** Somebody in a call beside the agent. */
export interface Party {
  /** Uniqueid of the channel; for one that was called by us the channel that was made for it */
  readonly uid: string;
  /** what the agent has dialled; '' for the other side of the call itself */
  readonly to: string;
}

/** With whom the agent is; `none`: everybody is on hold. */
export type Focus = 'primary' | 'consult' | 'none';

/** What a call is: where each leg has to be and what the desktop is shown follow from it. */
export interface Arrangement {
  /** Uniqueid of the agent's leg; undefined once the agent has left and the others go on */
  readonly agent: string | undefined;
  /** the contact: the customer, and whoever was joined to it */
  readonly primary: readonly Party[];
  /** who is being asked; nobody, mostly */
  readonly consult: readonly Party[];
  readonly focus: Focus;
  /** nobody hears the agent */
  readonly muted: boolean;
  /** what the primary was when it was somebody who was asked, whose customer has left since */
  readonly formerConsult?: string | undefined;
}

/** An agent who talks to one other, as Asterisk itself has joined them. */
export function plainCall(agent: string, other: string): Arrangement {
  return { agent, primary: [{ uid: other, to: '' }], consult: [], focus: 'primary', muted: false };
}

/** true where it is no more than Asterisk itself knows */
export const isPlain = (arrangement: Arrangement): boolean => isPair(arrangement) && !arrangement.muted;

/** true where the agent is with the other side of the call itself, muted or not: whoever else is there is others' doing */
export function isPair({ agent, primary, consult, focus }: Arrangement): boolean {
  const [other, ...more] = primary;
  const two = agent !== undefined && other?.to === '' && more.length === 0 && consult.length === 0;
  return two && focus === 'primary';
}

export const partiesOf = ({ primary, consult }: Arrangement): readonly Party[] => [...primary, ...consult];

/** Uniqueids of all legs. */
export function legsOf(arrangement: Arrangement): readonly string[] {
  const others = partiesOf(arrangement).map(({ uid }) => uid);
  return arrangement.agent === undefined ? others : [arrangement.agent, ...others];
}

/** The role in which the primary is shown. */
export const primaryRole = ({ formerConsult }: Arrangement): ConversationRole =>
  formerConsult === undefined ? 'primary' : 'consult';
