import {
  type Capability,
  type CtiOpenRequest,
  type CtiProvider,
  type CtiProviderListener,
  type CtiSession,
  type CtiSessionListener,
  CtiUnavailableError,
} from 'interaction-processor/provider';
import { DiallerSession } from './dialler-session.js';
import type { Exchange } from './exchange.js';

export const CAPABILITIES: readonly Capability[] = ['channel.dial', 'conversation.release'];

/** The exchange behind the port. */
export class DiallerProvider implements CtiProvider {
  readonly vendor = 'Example exchange';
  readonly version = '1';
  readonly capabilities = CAPABILITIES;
  private readonly sessions = new Map<
    string,
    { readonly session: CtiSession; readonly listener: CtiSessionListener }
  >();
  private stopWatching = () => {};

  constructor(private readonly exchange: Exchange) {}

  /** An exchange that is away is told, and is no reason to fail. */
  async start(listener: CtiProviderListener): Promise<void> {
    const tell = () =>
      listener.link(this.exchange.reachable ? { state: 'up' } : { state: 'down', reason: 'the exchange is away' });
    this.stopWatching = this.exchange.watchLink(tell);
    tell();
  }

  async stop(): Promise<void> {
    this.stopWatching();
  }

  /** Whoever signs in last has the agent. */
  async open({ agent, extension }: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    if (!this.exchange.reachable) throw new CtiUnavailableError();
    const former = this.sessions.get(agent.id);
    former?.listener.closed({ code: 'override', by: { kind: 'agent' } });
    const session = new DiallerSession(this.exchange, extension ?? agent.extension, listener);
    this.sessions.set(agent.id, { session, listener });
    return session;
  }
}
