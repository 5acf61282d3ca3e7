import type { ServiceStatus } from '../protocol/service/service-status.js';

/** How one service is at one instance. */
export interface ServiceAtInstance {
  readonly status: ServiceStatus;
  /** how many sessions it has there */
  readonly sessions: number;
}

/** Who an instance is. */
export interface InstanceIdentity {
  /** another one at each start */
  readonly id: string;
  /** where clients reach it; not there where the operator has not said */
  readonly url?: string;
}

/** What an instance says of itself. */
export interface InstanceRecord extends InstanceIdentity {
  /** by the service's id */
  readonly services: Readonly<Record<string, ServiceAtInstance>>;
}

/**
 * Which instances serve the same pool of clients (`instance-domain`). Each says of itself that it lives, again and again;
 * one that has not said so for the time of a lease is no longer there.
 */
export interface InstanceDirectory {
  /** who this one is */
  readonly self: InstanceIdentity;
  /** whether there can be others at all */
  readonly shared: boolean;
  /**
   * Makes this one known, and keeps it so until `leave`.
   * @param report how its services are now; asked each time that it says that it lives
   */
  join(report: () => InstanceRecord['services']): void;
  /** What `report` says has changed, in more than a count: to be said now rather than at the next time. */
  changed(): void;
  /** All others that live, by id; another array after each change. */
  others(): readonly InstanceRecord[];
  /**
   * Told when others have come or gone, or how they are has changed; not when a count alone has.
   * @returns what ends the listening
   */
  onChange(listener: () => void): () => void;
  /**
   * Whether nobody can have taken this one for gone. By the monotonic clock, at the moment of asking: false as soon as it has not
   * said that it lives for the time of a lease, for whatever reason, and true again when it has. Without a store always true.
   */
  holdsLease(): boolean;
  /** Says now that this one lives; settles when that is so, and it holds its lease. @throws StoreUnavailableError */
  renew(): Promise<void>;
  /**
   * Whether an instance lives, as far as anybody can say: one that does is never said to be gone, one that is gone may live for some
   * four seconds.
   * @param id of this one too
   * @throws StoreUnavailableError where that cannot be said
   */
  alive(id: string): Promise<boolean>;
  /**
   * Told when this one was no longer in the list, because it was silent for too long or because the list was lost; others may have taken
   * it for gone. Told before it holds its lease again.
   * @returns what ends the listening
   */
  onForgotten(listener: () => void): () => void;
  /** Takes this one out of the list; settles when that is done or has failed, and never rejects. */
  leave(): Promise<void>;
}

export const INSTANCE_DIRECTORY = Symbol('InstanceDirectory');
