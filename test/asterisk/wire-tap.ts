import type { Transform } from 'node:stream';

/** What stands in one connection between the provider and the switch; all that goes one way goes through one of the two. */
export interface WireTap {
  readonly toSwitch: Transform;
  readonly toProvider: Transform;
}
