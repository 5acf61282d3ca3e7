import {
  type ConversationRef,
  type CtiCause,
  CtiRejectedError,
  CtiSession,
  type CtiSessionListener,
  type CtiSnapshot,
  CtiUnavailableError,
  dialledAddress,
} from 'interaction-processor/provider';
import type { Call, End, Exchange } from './exchange.js';
import { factsOf, interactionOf } from './facts.js';

/** One agent at the exchange. What is not overridden here answers UNSUPPORTED by itself. */
export class DiallerSession extends CtiSession {
  private readonly stopListening: () => void;
  private open = true;

  constructor(
    private readonly exchange: Exchange,
    private readonly endpoint: string,
    private readonly listener: CtiSessionListener,
  ) {
    super();
    this.stopListening = exchange.listen((call, by, end) => this.changed(call, by, end));
  }

  async read(): Promise<CtiSnapshot> {
    this.needLink();
    return factsOf(this.endpoint, this.calls);
  }

  /** Calls go on: they belong to whoever talks. */
  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    this.stopListening();
    const channels = factsOf(this.endpoint, []).channels.map((channel) => ({ ...channel, login: 'inactive' as const }));
    if (this.exchange.reachable) this.listener.report({ channels, cause: requested });
  }

  override async dial(_channel: string, to: string): Promise<ConversationRef> {
    this.needLink();
    const number = dialledAddress(to);
    if (!this.exchange.knows(number)) throw new CtiRejectedError('no-such-address', 'there is no such number');
    const { id } = this.exchange.place(this.endpoint, number);
    return { interaction: id, conversation: `${id}-leg` };
  }

  override async release({ interaction }: ConversationRef): Promise<void> {
    this.needLink();
    const call = this.calls.find(({ id }) => id === interaction);
    if (!call) throw new CtiRejectedError('no-such-call', 'there is no such call');
    this.exchange.end(call, 'agent', 'released');
  }

  private get calls(): readonly Call[] {
    return this.exchange.calls.filter(({ from }) => from === this.endpoint);
  }

  private needLink(): void {
    if (!this.exchange.reachable) throw new CtiUnavailableError();
  }

  /** Whatever has changed is reported whole, with the reason. */
  private changed(call: Call, kind: 'agent' | 'remote', end?: End): void {
    if (call.from !== this.endpoint || !this.exchange.reachable) return;
    const { channels } = factsOf(this.endpoint, this.calls);
    const code = end ?? (call.state === 'connected' ? 'answered' : 'requested');
    this.listener.report({ channels, interactions: [interactionOf(call)], cause: { code, by: { kind } } });
  }
}

const requested: CtiCause = { code: 'requested', by: { kind: 'agent' } };
