/** What became of a request to the switch: `lost` is one whose answer did not come before the connection was gone. */
export const SWITCH_RESULTS = ['ok', 'refused', 'late', 'lost'] as const;
export type SwitchResult = (typeof SWITCH_RESULTS)[number];

/** Hears how a provider's switch does: what it is told becomes metrics, and nothing else comes of it. */
export interface CtiObserver {
  /**
   * A request to the switch is over.
   * @param action what was asked for, of a small set of words: `QueuePause`, `POST /channels/{id}/hold`. Without ids, numbers and names;
   *   one with a digit counts as `other`
   * @param took milliseconds
   */
  request(action: string, result: SwitchResult, took: number): void;
  /**
   * How far what is heard of the switch is behind, as the latest probe says.
   * @param milliseconds what the switch took to answer where the answer has to wait for all that it has told before
   */
  lag(milliseconds: number): void;
}
