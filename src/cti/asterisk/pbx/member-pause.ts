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

/** How many bytes of a reason Asterisk keeps; a character that they part is told as U+FFFD. */
const REASON_BYTES = 79;
const PARTED = /\uFFFD{1,3}$/u;

export const samePause = (one: MemberPause | undefined, other: MemberPause): boolean =>
  one?.paused === other.paused && (!one.paused || sameReason(one.reason, other.reason));

/** Whether it is one reason, of which one of the two may be what Asterisk has kept. */
function sameReason(one: string, other: string): boolean {
  if (one === other) return true;
  const [kept, said] = Buffer.byteLength(one) < Buffer.byteLength(other) ? [one, other] : [other, one];
  const whole = kept.replace(PARTED, '');
  const cut = Buffer.byteLength(whole);
  const isKept = whole === kept ? cut === REASON_BYTES : cut < REASON_BYTES && cut > REASON_BYTES - 4;
  return isKept && said.startsWith(whole);
}
