import { isoTime } from '../../src/runtime/iso-time.js';
import type { CtiCause, CtiChannel, CtiInteraction, CtiSnapshot } from '../../src/cti/port/cti-facts.js';
import type { CtiAgent, CtiSessionListener } from '../../src/cti/port/cti-provider.js';
import { CtiSession } from '../../src/cti/port/cti-session.js';
import { INSTANT_CAUSES as CAUSES } from './instant-causes.js';
import type { InstantSwitch } from './instant-switch.js';

const DONE = Promise.resolve();

type LegState = CtiInteraction['conversations'][number]['state'];

/** One agent, whose every wish is reported and confirmed in the same breath. */
export class InstantSession extends CtiSession {
  private channel: CtiChannel;
  private contact: CtiInteraction | undefined;
  private made = 0;
  private left = 0;

  constructor(
    agent: CtiAgent,
    private readonly listener: CtiSessionListener,
    private readonly instant: InstantSwitch,
  ) {
    super();
    const { extension: endpoint, queues } = agent;
    this.channel = { id: 'tel', type: 'Telephony', endpoint, login: 'active', queues, agentState: 'notready' };
  }

  read(): Promise<CtiSnapshot> {
    return Promise.resolve({ channels: [this.channel], interactions: this.contact ? [this.contact] : [] });
  }

  close(): Promise<void> {
    this.instant.sessions.delete(this);
    return this.become({ login: 'inactive' }, CAUSES.asked);
  }

  override ready(): Promise<void> {
    return this.become({ agentState: 'ready' }, CAUSES.asked);
  }

  override notReady(): Promise<void> {
    return this.become({ agentState: 'notready' }, CAUSES.asked);
  }

  override answer(): Promise<void> {
    return this.leg('connected', CAUSES.answered);
  }

  override hold(): Promise<void> {
    return this.leg('held', CAUSES.asked);
  }

  override retrieve(): Promise<void> {
    return this.leg('connected', CAUSES.asked);
  }

  override release(): Promise<void> {
    const over = this.contact;
    this.contact = undefined;
    this.channel = { ...this.channel, agentState: 'wrapup' };
    const interactions = over ? [{ ...over, conversations: [] }] : [];
    this.listener.report({ channels: [this.channel], interactions, cause: CAUSES.released });
    return DONE;
  }

  override complete(): Promise<void> {
    void this.become({ agentState: 'ready' }, CAUSES.completed);
    this.next();
    return DONE;
  }

  /** That many customers call, one after the other. */
  calls(count: number): void {
    this.left = count;
    this.next();
  }

  /** Something changes that nobody asked for: in the call the microphone, without one the agent's readiness. */
  lone(): void {
    if (this.contact) {
      const conversations = this.contact.conversations.map((one) => ({ ...one, muted: !one.muted }));
      this.contact = { ...this.contact, conversations };
      this.listener.report({ interactions: [this.contact], cause: CAUSES.switched });
      return;
    }
    void this.become({ agentState: this.channel.agentState === 'ready' ? 'notready' : 'ready' }, CAUSES.switched);
  }

  /** From now on the agent is in a call, or in none and without work after it. */
  talk(on: boolean): void {
    if (on) {
      this.ring();
      void this.answer();
    } else {
      void this.release();
      void this.complete();
    }
  }

  private next(): void {
    if (this.left === 0) return;
    this.left -= 1;
    setImmediate(() => this.ring());
  }

  private ring(): void {
    this.made += 1;
    const id = `contact${this.made}`;
    const parties = [{ id: `${id}-customer`, address: '+15550100', state: 'connected' }];
    this.contact = {
      id,
      channel: 'tel',
      contact: id,
      direction: 'inbound',
      from: '+15550100',
      to: 'support',
      queue: 'support',
      origin: { kind: 'queue' },
      times: { created: isoTime(Date.now()) },
      data: {},
      recording: 'off',
      conversations: [{ id: `${id}-leg`, role: 'primary', state: 'alerting', muted: false, parties }],
    };
    this.channel = { ...this.channel, agentState: 'busy' };
    this.listener.report({ channels: [this.channel], interactions: [this.contact], cause: CAUSES.routed });
  }

  private leg(state: LegState, cause: CtiCause): Promise<void> {
    const { contact } = this;
    if (!contact) return DONE;
    const conversations = contact.conversations.map((one) => ({ ...one, state }));
    this.contact = { ...contact, conversations };
    this.listener.report({ interactions: [this.contact], cause });
    return DONE;
  }

  private become(change: Partial<CtiChannel>, cause: CtiCause): Promise<void> {
    this.channel = { ...this.channel, ...change };
    this.listener.report({ channels: [this.channel], cause });
    return DONE;
  }
}
