import type { FailureCode } from './failure-code.js';

type MessageClass = new () => object;

/** What a command carries, and what an answer of success to it carries. */
export interface CommandContract {
  /** of the command's `data` block */
  readonly data: MessageClass;
  /**
   * Of a session command: of the answer's `data` block; the same as `data` where the request's own is given back. Of any
   * other: of what the answer has beside `command`, `id` and `result`.
   */
  readonly answer: MessageClass;
  /** what it has created may be gone before anybody was told of it: then the request's own `data` is given back */
  readonly orOwn?: true;
  /** what it carries proves who somebody is, and is told to nobody who only looks on */
  readonly secret?: true;
  /** of a session command: of what its answer has beside `data` */
  readonly beside?: MessageClass;
  /** of what the answer has where it asks for a confirmation, if it may */
  readonly confirm?: MessageClass;
  /** what it may be refused with */
  readonly failures: readonly FailureCode[];
}
