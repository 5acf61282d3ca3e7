import type { DeviceChannel } from './device-channel.js';

/** What the registry knows of a session. */
interface Registered {
  readonly agent: string;
  /** of its first device */
  readonly endpoint: string | undefined;
  readonly working: readonly DeviceChannel[];
}

/** The sessions of a provider; there is one for each agent and one for each device, or none. */
export class SessionRegistry<Session extends Registered> {
  private readonly sessions = new Set<Session>();
  /** those that sign in just now */
  private readonly arriving = new Set<Session>();

  get all(): readonly Session[] {
    return [...this.sessions];
  }

  /** Those that have to go before that one can be. */
  rivalsOf(session: Session): readonly Session[] {
    return this.all.filter(
      (one) => one !== session && (one.endpoint === session.endpoint || one.agent === session.agent),
    );
  }

  /** Further devices of other agents that are what that session's own is to be. */
  lentOf(session: Session): readonly DeviceChannel[] {
    return this.except(session.agent)
      .filter((one) => one.endpoint !== session.endpoint)
      .flatMap(({ working }) => working)
      .filter(({ identity }) => identity.endpoint === session.endpoint);
  }

  /**
   * true where somebody works on that device, or signs in at it just now
   * @param except an agent who does not count
   */
  isTaken(endpoint: string, except?: string): boolean {
    return this.except(except).some(
      (one) =>
        (this.arriving.has(one) && one.endpoint === endpoint) ||
        one.working.some(({ identity }) => identity.endpoint === endpoint),
    );
  }

  /** Runs `work`, by which that session signs in. */
  async arrive(session: Session, work: () => Promise<void>): Promise<void> {
    this.arriving.add(session);
    try {
      await work();
    } finally {
      this.arriving.delete(session);
    }
  }

  add(session: Session): void {
    this.sessions.add(session);
  }

  remove(session: Session): void {
    this.sessions.delete(session);
  }

  private except(agent: string | undefined): readonly Session[] {
    return [...new Set([...this.sessions, ...this.arriving])].filter((one) => one.agent !== agent);
  }
}
