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
}

export const GROUNDS = Symbol('Grounds');
