/** Failed attempts of one key, as all instances have counted them together. */
export interface FailureCount {
  readonly failed: number;
  /** milliseconds until the window is over */
  readonly left: number;
}

/** Counts failed attempts for all instances together. @throws StoreUnavailableError from both */
export interface SharedFailures {
  read(key: string): Promise<FailureCount>;
  /**
   * One more has failed.
   * @param window milliseconds; it begins with the first one
   */
  add(key: string, window: number): Promise<FailureCount>;
}

/** Injection token of the SharedFailures; undefined where this instance is the only one. */
export const SHARED_FAILURES = Symbol('SharedFailures');
