import type { Cause } from '../protocol/cause.js';

/** Why sessions end here, and by whom, beside what a command or the switch says itself. Whoever ends one differs by this alone. */
export const SESSION_ENDS = {
  /** what its agent has signed in by is good no longer */
  expired: { code: 'expired', by: { kind: 'rule' } },
  /** its agent may not have it any more */
  dismissed: { code: 'expired', by: { kind: 'rule' } },
  /** nobody has bound it */
  unbound: { code: 'expired', by: { kind: 'timeout' } },
  /** its client is gone and has not come back */
  clientLost: { code: 'clientlost', by: { kind: 'timeout' } },
  /** it goes on at another instance */
  elsewhere: { code: 'override', by: { kind: 'client' } },
  /** the agent has signed in anew */
  overridden: (agent: string): Cause => ({ code: 'override', by: { kind: 'agent', id: agent } }),
  /** an operator wants it */
  operator: { code: 'requested', by: { kind: 'supervisor' } },
  /** this instance goes */
  shutdown: { code: 'shutdown', by: { kind: 'switch' } },
  /** what the switch has of its agent cannot be taken in */
  failed: { code: 'failed', by: { kind: 'switch' } },
} as const satisfies Readonly<Record<string, Cause | ((agent: string) => Cause)>>;

/** Which of the ends above that cause is: several are alike to a desktop. Undefined where a command or the switch has said it. */
export function sessionEndOf(cause: Cause | undefined): string | undefined {
  return Object.entries(SESSION_ENDS).find(([, one]) => one === cause)?.[0];
}
