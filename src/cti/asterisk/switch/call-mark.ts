import type { CallCard } from '../mirror/call-card.js';

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
}

/** Letters, digits, `-` and `_` only: nothing in it can mean something to Asterisk. */
export function encodeMark(mark: CallMark): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url');
}

/** @returns undefined for what is no mark of ours */
export function decodeMark(text: string): CallMark | undefined {
  try {
    const { agent, peer, card } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<CallMark>;
    const whole = [agent, peer, card?.direction, card?.from, card?.to].every((one) => typeof one === 'string');
    return whole && agent && peer && card ? { agent, peer, card } : undefined;
  } catch {
    return undefined;
  }
}
