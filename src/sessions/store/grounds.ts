import type { Clock } from '../../runtime/clock.js';
import type { Continuity } from './continuity.js';
import type { Leases } from './leases.js';
import type { SessionStore } from './session-store.js';

/** What an instance acts on: what all have together, its lease, and that it has been there all along. */
export class Grounds {
  constructor(
    readonly store: SessionStore,
    readonly leases: Leases,
    readonly continuity: Continuity,
    readonly clock: Clock,
  ) {}

  /** Nobody else can have what this instance has. */
  get certain(): boolean {
    return this.leases.holds() && this.continuity.unbroken;
  }

  /** The store cannot be asked, and this instance has been there all along: its clients go on without the store. */
  get alone(): boolean {
    return !this.store.available && this.continuity.unbroken;
  }
}

export const GROUNDS = Symbol('Grounds');
