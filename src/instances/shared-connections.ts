/** How many connections there are at this instance now, by the network that they come from. */
export interface ConnectionsHere {
  /** those that have none may be left out */
  all(): Iterable<readonly [network: string, count: number]>;
  of(network: string): number;
}

/** Counts connections for all instances together: each tells again and again what it has, and is forgotten where it does not. */
export interface SharedConnections {
  /** From now on the others are told of these, until `leave`. */
  share(here: ConnectionsHere): void;
  /** There are more or fewer of this network than there were. */
  changed(network: string): void;
  /**
   * How many the other instances have of this network, all together, when they can see what this one has.
   * @returns undefined where nobody can be asked; what it returns never rejects, and is 0 where nobody has answered in time
   */
  elsewhere(network: string): Promise<number> | undefined;
  /** Takes back what was told; settles when that is done or has failed, and never rejects. */
  leave(): Promise<void>;
}

/** Injection token of the SharedConnections; undefined where this instance is the only one. */
export const SHARED_CONNECTIONS = Symbol('SharedConnections');
