import type { AsteriskSession } from './asterisk-session.js';

/** The sessions of a provider; there is one for each agent and one for each device, or none. */
export class SessionRegistry {
  private readonly sessions = new Set<AsteriskSession>();

  get all(): readonly AsteriskSession[] {
    return [...this.sessions];
  }

  /** Those that have to go before that one can be. */
  rivalsOf(session: AsteriskSession): readonly AsteriskSession[] {
    return this.all.filter(
      (one) => one !== session && (one.endpoint === session.endpoint || one.agent === session.agent),
    );
  }

  add(session: AsteriskSession): void {
    this.sessions.add(session);
  }

  remove(session: AsteriskSession): void {
    this.sessions.delete(session);
  }
}
