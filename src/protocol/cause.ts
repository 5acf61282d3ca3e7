/** Why something changed; one closed list for every channel type. */
export const CAUSE_CODES = [
  'requested',
  'answered',
  'released',
  'noanswer',
  'busy',
  'rejected',
  'unreachable',
  'abandoned',
  'transferred',
  'conferenced',
  'deflected',
  'completed',
  'override',
  'clientlost',
  'ctilost',
  'recovered',
  'expired',
  'shutdown',
  'failed',
] as const;

export type CauseCode = (typeof CAUSE_CODES)[number];

/** Who brought the change about. */
export const CAUSE_ACTORS = ['agent', 'supervisor', 'remote', 'rule', 'switch', 'timeout', 'client'] as const;

export type CauseActor = (typeof CAUSE_ACTORS)[number];

/** The `cause` block of an event. */
export interface Cause {
  readonly code: CauseCode;
  readonly by: { readonly kind: CauseActor; readonly id?: string };
  /** the command that led to it, where one did */
  readonly command?: string;
  /** the client's own id of that command, where it gave one */
  readonly id?: string;
}
