import type { ManagedSession } from './managed-session.js';

/** Nobody signs off. */
const NOBODY = Promise.resolve();

/** Which sessions there are, by id and by agent; an agent has one at a service at most. */
export class SessionDirectory {
  private readonly byId = new Map<string, ManagedSession>();
  private readonly byAgent = new Map<string, ManagedSession>();
  private readonly counts = new Map<string, number>();
  /** sign-offs under way of sessions that are over */
  private readonly closing = new Map<string, Promise<void>>();

  add(managed: ManagedSession): void {
    this.byId.set(managed.session.id, managed);
    this.byAgent.set(keyOf(managed), managed);
    this.count(managed, 1);
  }

  /** @param closed settles when the session has signed off at the switch */
  remove(managed: ManagedSession, closed: Promise<void>): void {
    const key = keyOf(managed);
    if (this.byId.delete(managed.session.id)) this.count(managed, -1);
    if (this.byAgent.get(key) === managed) this.byAgent.delete(key);
    const before = this.closing.get(key) ?? NOBODY;
    const both = before
      .then(() => closed)
      .catch(() => undefined)
      .finally(() => {
        if (this.closing.get(key) === both) this.closing.delete(key);
      });
    this.closing.set(key, both);
  }

  find(id: string): ManagedSession | undefined {
    return this.byId.get(id);
  }

  ofAgent(service: string, agent: string): ManagedSession | undefined {
    return this.byAgent.get(`${service} ${agent}`);
  }

  /** How many there are at a service. */
  countOf(service: string): number {
    return this.counts.get(service) ?? 0;
  }

  /** Settles when no former session of the agent is still signing off. */
  signedOff(service: string, agent: string): Promise<void> {
    return this.closing.get(`${service} ${agent}`) ?? NOBODY;
  }

  all(): ManagedSession[] {
    return [...this.byId.values()];
  }

  /** Settles when all that are over have signed off. */
  async allSignedOff(): Promise<void> {
    await Promise.all(this.closing.values());
  }

  private count({ session }: ManagedSession, more: number): void {
    const { id } = session.identity.service;
    this.counts.set(id, this.countOf(id) + more);
  }
}

function keyOf({ session }: ManagedSession): string {
  return `${session.identity.service.id} ${session.identity.agent.id}`;
}
