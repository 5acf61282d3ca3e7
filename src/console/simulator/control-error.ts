/** What was asked of the control, as far as an answer may be about it. */
export interface Asked {
  /** after `/simulator` */
  readonly path: string;
  readonly body?: unknown;
}

/** What the control of a simulated switch answers to what it does not do. */
export class ControlError extends Error {
  /**
   * @param status of HTTP; undefined where nothing answered
   * @param paths what is not valid, where that is the reason
   * @param reason why the switch refuses, where it does
   */
  constructor(
    readonly asked: Asked,
    readonly status: number | undefined,
    readonly paths: readonly string[] = [],
    readonly reason?: string,
  ) {
    super(status === undefined ? 'the control does not answer' : `the control answers ${status}`);
  }
}
