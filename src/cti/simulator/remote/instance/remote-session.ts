import type { CtiSnapshot } from '../../../port/cti-facts.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../../port/cti-provider.js';
import { CtiSession } from '../../../port/cti-session.js';
import { FORWARDED, type Forwarded } from '../wire/forwarded.js';
import { outgoing } from '../wire/session-values.js';
import type { RemoteLink } from './remote-link.js';

/** One agent's session at a switch that is a process of its own: each method of the port is carried out there. */
export class RemoteSession extends CtiSession {
  private closing: Promise<void> | undefined;

  /**
   * @param key names it over all links
   * @param end called once at its close
   */
  constructor(
    readonly key: string,
    readonly request: CtiOpenRequest,
    readonly listener: CtiSessionListener,
    private readonly link: Pick<RemoteLink, 'ask'>,
    private readonly end: (session: RemoteSession, stays: boolean) => Promise<void>,
  ) {
    super();
  }

  read(): Promise<CtiSnapshot> {
    return this.forward('read', []) as Promise<CtiSnapshot>;
  }

  /** Where it is the process that goes, the agent stays at the switch: the next one finds everything as it is. */
  close(stopping = false): Promise<void> {
    this.closing ??= this.end(this, stopping);
    return this.closing;
  }

  forward(method: Forwarded, values: readonly unknown[]): Promise<unknown> {
    const signal = values.find((value) => value instanceof AbortSignal);
    return this.link.ask('command', { key: this.key, method, values: outgoing(values) }, signal);
  }
}

for (const method of Object.keys(FORWARDED) as readonly Forwarded[]) {
  if (method === 'read') continue;
  const value = async function (this: RemoteSession, ...values: readonly unknown[]): Promise<unknown> {
    return (await this.forward(method, values)) ?? undefined;
  };
  Object.defineProperty(RemoteSession.prototype, method, { value, configurable: true, writable: true });
}
