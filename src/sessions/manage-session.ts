import { ClientPresence } from './client-presence.js';
import { CommandRouter } from './commands/command-router.js';
import { CredentialsExpiry, type CheckToken } from './credentials-expiry.js';
import type { ServiceDirectory } from './directory/service-directory.js';
import type { ManagedSession } from './managed-session.js';
import { SessionPolicies } from './policies/session-policies.js';
import type { Session } from './session.js';
import { SessionEnding, type OnEnded } from './session-ending.js';
import { SessionLifecycle } from './session-lifecycle.js';

/** What those who act on a session need of the house. */
export interface Surroundings {
  /** of its service */
  readonly directory: ServiceDirectory;
  /** settled when a former session of the agent has signed off; this one's sign-in must not be overtaken by that */
  readonly after: Promise<void>;
  /** left out, or giving nothing: it cannot be renewed */
  readonly checkToken?: () => CheckToken | undefined;
  /** called once, when the session is over and nobody acts on it any more */
  readonly onEnded: (managed: ManagedSession, ...how: Parameters<OnEnded>) => void;
}

/** Puts those who act on a session beside it; they stop when it is over. */
export function manageSession(session: Session, surroundings: Surroundings): ManagedSession {
  const { directory, after, checkToken, onEnded } = surroundings;
  const policies = new SessionPolicies(session);
  const ending = new SessionEnding(session, (...how) => {
    presence.cancel();
    expiry.cancel();
    policies.cancel();
    directory.left(session);
    onEnded(managed, ...how);
  });
  const lifecycle = new SessionLifecycle(session, ending, after);
  const presence = new ClientPresence(session, ending);
  const expiry = new CredentialsExpiry(session, ending, checkToken);
  session.cti.onRead = () => {
    lifecycle.afterReading();
    presence.settle();
  };
  session.onStarted = () => presence.settle();
  const router = new CommandRouter(session, lifecycle, expiry, directory);
  const managed = { session, ending, lifecycle, presence, expiry, policies, directory, router };
  return managed;
}
