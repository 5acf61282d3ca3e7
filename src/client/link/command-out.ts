/** A command as it goes out. */
export interface CommandOut {
  readonly command: string;
  readonly id?: string;
  readonly service?: string;
  readonly target?: string;
  readonly data?: object;
  /** W3C */
  readonly traceparent?: string;
}
