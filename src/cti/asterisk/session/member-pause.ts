/** Whether the queues leave a member alone, and why. */
export interface MemberPause {
  readonly paused: boolean;
  /** '' for none */
  readonly reason: string;
}

/** The reason by which a later process knows that the agent is ready as soon as the work in hand is done. */
export const PAUSE_FOR_WORK = 'ready after work';

/** The reason by which a later process knows that the agent is ready, but has just refused a call. */
export const PAUSE_AFTER_REFUSAL = 'ready after refusal';

export const samePause = (one: MemberPause | undefined, other: MemberPause): boolean =>
  one?.paused === other.paused && one.reason === other.reason;
