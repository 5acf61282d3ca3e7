import type { AdminRole } from '../../config/admin-tokens.js';

/** Somebody who has been let in. */
export interface Caller {
  /** as the operator has named them */
  readonly name: string;
  readonly role: AdminRole;
}
