import type { ClientPresence } from './client-presence.js';
import type { CommandRouter } from './commands/command-router.js';
import type { CredentialsExpiry } from './credentials-expiry.js';
import type { ServiceDirectory } from './directory/service-directory.js';
import type { SessionPolicies } from './policies/session-policies.js';
import type { Session } from './session.js';
import type { SessionEnding } from './session-ending.js';
import type { SessionLifecycle } from './session-lifecycle.js';

/** A session with those who act on it. */
export interface ManagedSession {
  readonly session: Session;
  readonly ending: SessionEnding;
  readonly lifecycle: SessionLifecycle;
  readonly presence: ClientPresence;
  readonly expiry: CredentialsExpiry;
  readonly policies: SessionPolicies;
  readonly directory: ServiceDirectory;
  readonly router: CommandRouter;
}
