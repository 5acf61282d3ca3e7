import { DEFAULT_CALL_MODEL } from '../../src/cti/port/call-model.js';
import { CAPABILITIES, type Capability } from '../../src/cti/port/capability.js';
import type { CtiCause, CtiChannel, CtiInteraction, CtiReport } from '../../src/cti/port/cti-facts.js';
import type { CtiFormerSession } from '../../src/cti/port/cti-provider.js';
import type { CtiSession } from '../../src/cti/port/cti-session.js';
import { withWrapUp } from '../../src/cti/wrap-up/with-wrap-up.js';
import type { PendingState } from '../../src/protocol/objects/object-states.js';
import { FakeClock } from './fake-clock.js';
import { contact, ScriptedProvider, type ScriptedSession } from './scripted-provider.js';

export const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
export const WITHOUT_WORK = CAPABILITIES.filter((one) => one !== 'interaction.complete');
export const over = (id: string) => contact(id, 'ended', { conversations: [] });

/** A switch that offers to who is ready, and knows no work after a contact, with the layer that keeps that. */
export class PlainSwitch {
  readonly clock = new FakeClock();
  readonly provider = new ScriptedProvider();
  readonly told: CtiReport[] = [];
  /** what the switch answers to `ready` and `notReady`; default: yes */
  answer: (asked: string) => Promise<void> = () => Promise.resolve();
  keepsReasons = true;
  /** what the agent is by the switch */
  wanted: PendingState = { agentState: 'ready' };
  private asked = false;
  private live: CtiInteraction | undefined;

  /**
   * @param former what another process knew
   * @param confirmed whether the agent is still this one's
   * @returns the session as its owner has it
   */
  async begin(
    capabilities: readonly Capability[] = WITHOUT_WORK,
    former?: CtiFormerSession,
    confirmed?: () => Promise<void>,
  ): Promise<CtiSession> {
    this.provider.capabilities = capabilities;
    this.provider.onOpen = async (session) => {
      session.truth = { channels: [this.channel], interactions: [] };
      session.behave = async (method) => {
        if (!method.startsWith('ready') && !method.startsWith('notReady')) return;
        await this.answer(method);
        const reason = this.keepsReasons ? method.split(' ')[1] : undefined;
        this.want(method === 'ready' ? 'ready' : 'notready', reason);
      };
    };
    const provider = withWrapUp(this.provider, this.clock);
    const agent = { id: '1001', extension: '1001', queues: [] };
    const listener = {
      report: (report: CtiReport) => void this.told.push(report),
      closed: () => undefined,
      ...(confirmed ? { confirmed } : {}),
    };
    const request = { agent, model: DEFAULT_CALL_MODEL, ...(former ? { former } : {}) };
    const session = await provider.open(request, listener);
    await session.read();
    return session;
  }

  get inner(): ScriptedSession {
    const [session] = this.provider.sessions;
    if (!session) throw new Error('nobody signed in');
    return session;
  }

  /** The channel as its owner knows it. */
  get shown(): CtiChannel | undefined {
    return this.told.flatMap(({ channels = [] }) => channels).at(-1);
  }

  want(agentState: PendingState['agentState'], reason?: string): void {
    this.wanted = { agentState, ...(reason === undefined ? {} : { reason }) };
    this.asked = this.live !== undefined;
    this.report([]);
  }

  async says(facts: CtiInteraction): Promise<void> {
    this.live = facts.conversations.length > 0 ? facts : undefined;
    this.asked &&= this.live !== undefined;
    this.report([facts]);
    await this.clock.advance(0);
  }

  /** The call ends, and nobody hears of it. */
  lose(): void {
    this.live = undefined;
    this.inner.truth = { channels: [this.channel], interactions: [] };
  }

  later(ms: number): Promise<void> {
    return new Promise((resolve) => void this.clock.after(ms, resolve));
  }

  /** A call that was answered and is over. */
  async worked(): Promise<void> {
    await this.says(contact('c1', 'connected'));
    await this.says(over('c1'));
  }

  private get channel(): CtiChannel {
    const { wanted, live } = this;
    const state = live ? { agentState: 'busy' as const, ...(this.asked ? { pending: wanted } : {}) } : wanted;
    return { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', ...state };
  }

  private report(interactions: readonly CtiInteraction[]): void {
    const channels = [this.channel];
    this.inner.truth = { channels, interactions: this.live ? [this.live] : [] };
    this.inner.listener.report({ channels, interactions, cause: BY_AGENT });
  }
}
