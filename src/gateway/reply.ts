/** What a command is answered with, and what follows once the answer is on its way. */
export interface Reply {
  readonly result: 'success' | 'confirm';
  /** what the answer carries beside command, id and result */
  readonly body: Readonly<Record<string, unknown>>;
  /** events that belong after the answer; runs in the same tick */
  readonly after?: () => void;
}
