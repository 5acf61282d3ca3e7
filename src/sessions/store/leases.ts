/**
 * The instances that are there, as far as ownership goes: each has a lease that it renews all the time, and what one owns is its own while the
 * lease runs.
 */
export interface Leases {
  /** this instance */
  readonly self: string;
  /** Whether the own lease runs for certain, counted from when its last renewal was sent. */
  holds(): boolean;
  /** Renews the own lease now. @throws StoreUnavailableError */
  renew(): Promise<void>;
  /**
   * Told when others may have taken this one for gone.
   * @returns what ends the listening
   */
  onForgotten(listener: () => void): () => void;
  /** Whether that instance's lease runs. @throws StoreUnavailableError */
  alive(instance: string): Promise<boolean>;
  /**
   * Looks who else is there; by what was known last where the store is away. Never rejects.
   * @returns whether another instance has that service and is not about to end
   */
  others(): Promise<(service: string) => boolean>;
}
