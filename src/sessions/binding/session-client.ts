import type { Cause } from '../../protocol/cause.js';
import type { InstanceEntry } from '../../protocol/service/instance-entry.js';
import type { RecordedEvent } from '../journal/recorded-event.js';

/** Whoever is bound to a session; the gateway's socket, seen from here. Must not throw. */
export interface SessionClient {
  /** unique among all clients that are connected */
  readonly id: string;
  /** of the other side */
  readonly address?: string;
  /** the address or network that it comes from, under which its failed attempts count */
  readonly network?: string;
  event(event: RecordedEvent): void;
  /**
   * An event without a number, which need not be told again.
   * @param text JSON
   * @returns false where the client has much to read already: it is not sent
   */
  aside(text: string): boolean;
  /**
   * The binding was taken from this client.
   * @param instances where it may go, where it has to go elsewhere
   */
  unbound(resource: string, cause: Cause, instances?: readonly InstanceEntry[]): void;
}
