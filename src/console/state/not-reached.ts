import type { ClientEvent } from '../../client.js';
import type { CauseCode } from '../../protocol/cause.js';

/** Who was called and is not there, and why. */
export interface NotReached {
  readonly who: string;
  readonly why: CauseCode;
}

const WHYS: ReadonlySet<CauseCode> = new Set(['busy', 'noanswer', 'rejected', 'unreachable', 'failed']);

/**
 * @param dialled whether the agent has begun the interaction
 * @returns undefined for what is not the end of a leg that was dialled in vain
 */
export function notReachedOf(event: ClientEvent, dialled: boolean): NotReached | undefined {
  if (event.name !== 'conversation.disposed' || !event.cause) return undefined;
  const { code, by } = event.cause;
  if (by.kind === 'agent' || !WHYS.has(code)) return undefined;
  const { role, parties } = event.object;
  const who = parties.map(({ name, address }) => name ?? address).join(', ');
  return role === 'consult' || dialled ? { who, why: code } : undefined;
}
