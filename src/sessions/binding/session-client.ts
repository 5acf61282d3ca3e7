import type { Cause } from '../../protocol/cause.js';
import type { RecordedEvent } from '../journal/recorded-event.js';

/** Whoever is bound to a session; the gateway's socket, seen from here. Must not throw. */
export interface SessionClient {
  /** unique among all clients that are connected */
  readonly id: string;
  event(event: RecordedEvent): void;
  /**
   * An event without a number, which need not be told again.
   * @param text JSON
   * @returns false where the client has much to read already: it is not sent
   */
  aside(text: string): boolean;
  /** the binding was taken from this client */
  unbound(resource: string, cause: Cause): void;
}
