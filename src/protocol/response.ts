import type { FailureCode } from './failure-code.js';

/** The `failure` block of an answer. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
  /** stack trace; in debug mode only */
  readonly context?: string;
}

/** The one answer that every command gets. */
export interface CommandResponse {
  /** null where the message was too broken to name one */
  readonly command: string | null;
  readonly id?: string;
  readonly result: 'success' | 'confirm' | 'failure';
  readonly failure?: Failure;
  /** the request as received; left out where it is larger or deeper than the limits allow */
  readonly original?: unknown;
  readonly [field: string]: unknown;
}
