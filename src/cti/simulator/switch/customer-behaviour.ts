/** What a customer does without being told to; a property that is missing: never. */
export interface CustomerBehaviour {
  /** hangs up this many milliseconds after calling, unless answered by then */
  readonly patience?: number;
  /** hangs up this many milliseconds after a device last began to ring for the call, unless answered by then */
  readonly hangupAfterRing?: number;
  /** hangs up this many milliseconds after the call was answered */
  readonly hangupAfterAnswer?: number;
}
