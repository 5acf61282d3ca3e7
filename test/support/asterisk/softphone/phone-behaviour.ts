/** How a phone reacts by itself; may be changed at any time. */
export interface PhoneBehaviour {
  /** answers, holds and retrieves when a NOTIFY with `Event: talk` or `Event: hold` says so; else refuses it (489) */
  honoursTalk: boolean;
  /** answers at once when the INVITE asks for it (Call-Info, Alert-Info, Answer-Mode) */
  honoursAutoAnswer: boolean;
  /** answers every call after ringing so long (ms) */
  autoAnswerAfterMs: number | undefined;
  /** refuses every call with this SIP status */
  doNotDisturb: number | undefined;
  /** puts the other calls on hold when one is answered, dialled or retrieved */
  holdsOthers: boolean;
  /** is busy for a second caller */
  oneCallOnly: boolean;
}

export const USUAL_BEHAVIOUR: Readonly<PhoneBehaviour> = {
  honoursTalk: true,
  honoursAutoAnswer: true,
  autoAnswerAfterMs: undefined,
  doNotDisturb: undefined,
  holdsOthers: true,
  oneCallOnly: false,
};
