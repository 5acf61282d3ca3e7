import { DEFAULT_CALL_MODEL, type CallModel } from '../cti/port/call-model.js';
import type { CtiCause, CtiChannel, CtiConversation, CtiInteraction, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { CtiAgent, CtiProvider } from '../cti/port/cti-provider.js';
import type { ConversationRef, CtiSession } from '../cti/port/cti-session.js';
import type { AgentState, ConversationRole, ConversationState } from '../protocol/objects/object-states.js';
import { CtiRecorder } from './cti-recorder.js';
import { eventually } from './eventually.js';

/** A live call as the agent's desk shows it. */
export interface DeskCall {
  readonly ref: ConversationRef;
  readonly interaction: CtiInteraction;
  readonly conversation: CtiConversation;
}

/** What the legs of an interaction are to be; a role that is not named is not to be there. */
export type Legs = Readonly<Partial<Record<ConversationRole, ConversationState>>>;

/** An agent signed in at the provider, with the report of everything that is told. */
export class Desk {
  private constructor(
    readonly agent: CtiAgent,
    readonly session: CtiSession,
    readonly recorder: CtiRecorder,
    private readonly patience: number,
  ) {}

  static async open(
    provider: CtiProvider,
    agent: CtiAgent,
    patience: number,
    model: CallModel = DEFAULT_CALL_MODEL,
    extension?: string,
  ): Promise<Desk> {
    const recorder = new CtiRecorder(patience);
    const session = await provider.open({ agent, model, ...(extension === undefined ? {} : { extension }) }, recorder);
    recorder.startFrom(await session.read());
    return new Desk(agent, session, recorder, patience);
  }

  get channel(): CtiChannel {
    const channel = this.recorder.facts.channels.find(({ type }) => type === 'Telephony');
    if (!channel) throw new Error('the agent has no telephony channel');
    return channel;
  }

  /** The live calls. */
  get calls(): readonly DeskCall[] {
    return this.recorder.facts.interactions.flatMap((interaction) =>
      interaction.conversations.map((conversation) => ({
        interaction,
        conversation,
        ref: { interaction: interaction.id, conversation: conversation.id },
      })),
    );
  }

  async ready(): Promise<void> {
    await this.session.ready(this.channel.id);
    await this.is('ready');
  }

  /** Waits for a call in that state, and until reports and reading agree. */
  async has(state: ConversationState): Promise<DeskCall> {
    await this.recorder.until(() => this.callIn(state), `a call ${state} at ${this.agent.id}`);
    await this.agrees();
    return this.recorder.until(() => this.callIn(state), `the call still ${state} at ${this.agent.id}`);
  }

  /** Waits until the interaction of that call has exactly these legs, and until reports and reading agree. */
  async stands({ ref }: Pick<DeskCall, 'ref'>, legs: Legs): Promise<CtiInteraction> {
    const wanted = comparableLegs(Object.entries(legs).map(([role, state]) => ({ role, state })));
    const look = () => {
      const found = this.recorder.facts.interactions.find(({ id }) => id === ref.interaction);
      return found && comparableLegs(found.conversations) === wanted ? found : undefined;
    };
    await this.recorder.until(look, `${ref.interaction} with ${wanted}`);
    await this.agrees();
    return this.recorder.until(look, `${ref.interaction} still with ${wanted}`);
  }

  /** Waits for the end of one leg, and until reports and reading agree; resolves with the cause. */
  async legEnded({ conversation }: ConversationRef): Promise<CtiCause> {
    const cause = await this.recorder.until(
      () => this.recorder.endOfConversation(conversation),
      `the end of ${conversation}`,
    );
    await this.agrees();
    return cause;
  }

  /** Waits until the agent is that, and until reports and reading agree. */
  async is(state: AgentState): Promise<CtiChannel> {
    await this.recorder.until(() => this.channel.agentState === state, `${this.agent.id} ${state}`);
    await this.agrees();
    return this.channel;
  }

  /** Waits for the end of that call, and until reports and reading agree; resolves with the cause. */
  async ended({ ref }: Pick<DeskCall, 'ref'>): Promise<CtiCause> {
    const cause = await this.recorder.until(
      () => this.recorder.endOf(ref.interaction),
      `the end of ${ref.interaction}`,
    );
    await this.agrees();
    return cause;
  }

  /** Completes the work after that call. */
  async complete({ ref }: Pick<DeskCall, 'ref'>): Promise<void> {
    await this.session.complete({ interaction: ref.interaction });
  }

  /** Resolves once what `read` tells is what the reports add up to. */
  async agrees(): Promise<void> {
    let read = '';
    const look = async () => {
      read = comparable(await this.session.read());
      return read === comparable(this.recorder.facts);
    };
    await eventually(look, this.patience, () => `reports ${comparable(this.recorder.facts)}\nagree with read ${read}`);
  }

  private callIn(state: ConversationState): DeskCall | undefined {
    return this.calls.find(({ conversation }) => conversation.state === state);
  }
}

/** What is over may be read or not: it is the provider's own choice how long it remembers. */
function comparable({ channels, interactions }: CtiSnapshot): string {
  const live = interactions
    .map((one) => ({ ...one, conversations: byId(one.conversations.filter(({ state }) => state !== 'ended')) }))
    .filter(({ conversations }) => conversations.length > 0);
  return JSON.stringify([byId(channels), byId(live)], sorted);
}

const comparableLegs = (legs: readonly { readonly role: string; readonly state: string }[]): string =>
  legs
    .filter(({ state }) => state !== 'ended')
    .map(({ role, state }) => `${role} ${state}`)
    .sort()
    .join();

const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => a.id.localeCompare(b.id));

/** The order of an object's keys says nothing. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
