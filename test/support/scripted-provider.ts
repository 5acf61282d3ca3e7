import { CAPABILITIES, type Capability } from '../../src/cti/port/capability.js';
import type { CtiInteraction, CtiSnapshot } from '../../src/cti/port/cti-facts.js';
import type {
  CtiOpenRequest,
  CtiProvider,
  CtiProviderListener,
  CtiSessionListener,
} from '../../src/cti/port/cti-provider.js';
import { CtiSession, type ConversationRef, type InteractionRef } from '../../src/cti/port/cti-session.js';

const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'notready' } as const;

/** A contact with one primary leg, or whatever the test makes of it. */
export function contact(
  id: string,
  state: CtiInteraction['conversations'][number]['state'],
  more: Partial<CtiInteraction> = {},
): CtiInteraction {
  const party = { id: 'p1', address: '5551234' };
  return {
    id,
    channel: 'tel',
    contact: id,
    direction: 'inbound',
    from: '5551234',
    to: '1001',
    origin: { kind: 'direct' },
    times: { created: '2026-01-01T08:00:00.000Z' },
    data: {},
    recording: 'off',
    conversations: [{ id: `${id}-leg`, role: 'primary', state, muted: false, parties: [party] }],
    ...more,
  };
}

/** A CTI session that does what the test says: for faults and orders that a real switch can't be made to show. */
export class ScriptedSession extends CtiSession {
  truth: CtiSnapshot = { channels: [TEL], interactions: [] };
  reads = 0;
  closes = 0;
  /** for each time whether it was because the process stops */
  readonly closedFor: boolean[] = [];
  /** what the methods do; by default they succeed and report nothing */
  behave: (method: string) => Promise<unknown> = () => Promise.resolve();
  readonly done: string[] = [];

  constructor(readonly listener: CtiSessionListener) {
    super();
  }

  async read(): Promise<CtiSnapshot> {
    this.reads += 1;
    await this.behave('read');
    return this.truth;
  }

  async close(stopping = false): Promise<void> {
    this.closes += 1;
    this.closedFor.push(stopping);
    await this.behave('close');
  }

  override ready = () => this.run('ready');
  override notReady = (_channel: string, reason?: string) => this.run(reason ? `notReady ${reason}` : 'notReady');
  override answer = () => this.run('answer');
  override hold = () => this.run('hold');
  override retrieve = () => this.run('retrieve');
  override disposeChannel = () => this.run('disposeChannel');
  override release = () => this.run('release');
  override transfer = (_ref: ConversationRef, _to: string, signal?: AbortSignal) => {
    signal?.addEventListener('abort', () => this.done.push('transfer given up'));
    return this.run('transfer');
  };
  override complete = ({ interaction }: InteractionRef) => {
    const interactions = this.truth.interactions.filter((one) => one.id !== interaction);
    this.truth = { ...this.truth, interactions };
    return this.run('complete');
  };
  override dial = () => this.run('dial') as unknown as Promise<ConversationRef>;

  private async run(method: string): Promise<void> {
    this.done.push(method);
    await this.behave(method);
  }
}

/** A provider whose link and sessions the test moves by hand. */
export class ScriptedProvider implements CtiProvider {
  readonly vendor = 'Scripted';
  readonly version = '1';
  capabilities: readonly Capability[] = CAPABILITIES;
  readonly sessions: ScriptedSession[] = [];
  onOpen: (session: ScriptedSession, request: CtiOpenRequest) => Promise<void> = () => Promise.resolve();
  link: CtiProviderListener['link'] = () => undefined;

  start(listener: CtiProviderListener): Promise<void> {
    this.link = (state) => listener.link(state);
    listener.link({ state: 'up' });
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  async open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const session = new ScriptedSession(listener);
    this.sessions.push(session);
    await this.onOpen(session, request);
    return session;
  }
}
