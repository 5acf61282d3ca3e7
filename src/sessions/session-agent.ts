import type { CtiAgent } from '../cti/port/cti-provider.js';

/** Who has signed in, with what desktops are told beside what the switch needs. */
export interface SessionAgent extends CtiAgent {
  readonly roles: readonly string[];
  /** what the agent was let in by, for whoever is asked whether that still holds; neither clients nor the switch are told */
  readonly admission?: string;
}
