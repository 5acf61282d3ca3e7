/** Whether a queue leaves a member alone, and why. */
export interface MemberPause {
  readonly paused: boolean;
  /** '' for none */
  readonly reason: string;
}

/** The reason by which a later process knows that the agent is ready as soon as the work in hand is done. */
export const PAUSE_FOR_WORK = 'ready after work';

/** The reason that Asterisk gives where a queue pauses who does not answer (`autopause`). */
export const AUTO_PAUSE = 'Auto-Pause';

export const OPEN: MemberPause = { paused: false, reason: '' };

export const samePause = (one: MemberPause | undefined, other: MemberPause): boolean =>
  one?.paused === other.paused && (!one.paused || one.reason === other.reason);
