import type { CtiService } from '../../src/cti/cti-service.js';
import { FairShare } from '../../src/sessions/bounds/fair-share.js';
import { ServiceDirectory } from '../../src/sessions/directory/service-directory.js';
import { AgentHistories } from '../../src/sessions/history/agent-histories.js';
import { manageSession } from '../../src/sessions/manage-session.js';
import type { ManagedSession } from '../../src/sessions/managed-session.js';
import { captureParts } from '../../src/sessions/memento/capture-parts.js';
import { restoreSession } from '../../src/sessions/memento/restore-session.js';
import { resumeSession } from '../../src/sessions/memento/resume-session.js';
import type { SessionSettings } from '../../src/sessions/session-settings.js';
import type { KeptSession } from '../../src/sessions/store/kept-session.js';
import type { FakeClock } from './fake-clock.js';

/** A session as it would be in a process that has taken it over, as far as it goes without asking the switch. */
export interface TakenOver extends ManagedSession {
  readonly histories: AgentHistories;
  /** ends what it has started */
  stop(): void;
}

/** All that a store would have of the session now. */
export function keptOf(managed: ManagedSession): KeptSession {
  const { id, identity, journal } = managed.session;
  const key = { service: identity.service.id, agent: identity.agent.id };
  return {
    id,
    key,
    instance: undefined,
    fence: 1,
    parts: captureParts(managed),
    events: journal.all(),
    seq: journal.seq,
  };
}

export function takenOver(
  kept: KeptSession,
  service: CtiService,
  settings: SessionSettings,
  clock: FakeClock,
): TakenOver {
  const histories = new AgentHistories(settings.history, clock);
  const bounds = { journals: new FairShare(1e9), answers: new FairShare(1e9), histories };
  const session = restoreSession(kept, { service, settings, clock, bounds });
  const directory = new ServiceDirectory(service, settings, clock);
  const managed = manageSession(session, { directory, after: Promise.resolve(), onEnded: () => undefined });
  resumeSession(managed, kept);
  const stop = () => {
    managed.presence.cancel();
    managed.expiry.cancel();
    managed.policies.cancel();
    directory.stop();
    histories.end();
  };
  return { ...managed, histories, stop };
}
