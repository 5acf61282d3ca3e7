import type { CallCard } from '../calls/call-card.js';
import type { LeftAlone, ThirdRole } from '../mirror/third-party.js';

/** Channel variable that names the Stasis application the channel is to go into. */
export const APPLICATION_VARIABLE = 'INTERACTION_PROCESSOR_APP';
/** Channel variable that holds what a later process has to know of the call. */
export const MARK_VARIABLE = 'INTERACTION_PROCESSOR_CALL';

/** What is written down on both legs of a call that is taken over. */
export interface CallMark {
  /** Uniqueid of the leg of the agent who asked for it */
  readonly agent: string;
  readonly peer: string;
  readonly card: CallCard;
  /** whom the agent has called into it */
  readonly third?: { readonly uid: string; readonly to: string; readonly role: ThirdRole };
  readonly left?: LeftAlone;
  /** the Stasis application of the process that has written this, and looks after the call as long as it lives */
  readonly owner?: string;
}

/** Letters, digits, `-` and `_` only: nothing in it can mean something to Asterisk. */
export function encodeMark(mark: CallMark): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url');
}

/** @returns undefined for what is no mark of ours */
export function decodeMark(text: string): CallMark | undefined {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<CallMark>;
    const { agent, peer, card, third, left, owner } = read;
    const texts = [agent, peer, card?.direction, card?.from, card?.to];
    if (third) texts.push(third.uid, third.to, third.role);
    if (left) texts.push(left.role, left.conversation, left.party?.id, left.party?.address);
    if (owner !== undefined) texts.push(owner);
    if (!agent || !peer || !card || !texts.every((one) => typeof one === 'string')) return undefined;
    return { agent, peer, card, ...(third && { third }), ...(left && { left }), ...(owner && { owner }) };
  } catch {
    return undefined;
  }
}
