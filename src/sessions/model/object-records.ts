import type { CtiChannel, CtiConversation, CtiInteraction, CtiTimes } from '../../cti/port/cti-facts.js';
import type { ConversationState, InteractionData, InteractionState } from '../../protocol/objects/object-states.js';
import type { ChannelMemento, ConversationMemento, InteractionMemento } from '../memento/object-mementos.js';
import type { Target } from '../../protocol/target.js';
import { INTERACTION_TABLE } from '../states/interaction-states.js';
import { mayMove } from '../states/transition-table.js';
import { Publication } from './publication.js';
import { sameJson } from './same-json.js';

// In one file, because each of them names the one above it and those below.

/** What all channels have on which nothing goes on. */
const NONE: ReadonlyMap<string, InteractionRecord> = new Map();

/** A channel of the session: the switch's facts, and what hangs below it. */
export class ChannelRecord {
  readonly kind = 'channel';
  readonly publication = new Publication();

  /** what the agent was when last not at work */
  private resting: 'ready' | 'notready' = 'notready';
  private own: Map<string, InteractionRecord> | undefined;

  /** @param since ISO 8601: since when the agent state is what it is */
  constructor(
    readonly target: Target,
    public facts: CtiChannel,
    public since: string,
  ) {
    this.update(facts, () => since);
  }

  /** @param now ISO 8601 */
  update(facts: CtiChannel, now: () => string): void {
    if (this.facts.agentState !== facts.agentState) this.since = now();
    this.facts = facts;
    if (facts.agentState === 'ready' || facts.agentState === 'notready') this.resting = facts.agentState;
  }

  /** By their id. */
  get interactions(): ReadonlyMap<string, InteractionRecord> {
    return this.own ?? NONE;
  }

  add(interaction: InteractionRecord): void {
    this.own ??= new Map();
    this.own.set(interaction.id, interaction);
  }

  remove(interaction: InteractionRecord): void {
    this.own?.delete(interaction.id);
    if (this.own?.size === 0) this.own = undefined;
  }

  /** What the agent is, or will be once the work in hand is done. */
  get wanted(): 'ready' | 'notready' {
    return this.facts.pending?.agentState ?? this.resting;
  }

  get id(): string {
    return this.facts.id;
  }

  /** ISO 8601: when the last of the work after contacts is completed without the agent. */
  get workEnds(): string | undefined {
    let last: string | undefined;
    for (const { state, workEnds } of this.interactions.values()) {
      if (state === 'ENDED' && workEnds !== undefined && (last === undefined || workEnds > last)) last = workEnds;
    }
    return last;
  }

  get liveInteractions(): number {
    let live = 0;
    for (const one of this.interactions.values()) if (one.live) live += 1;
    return live;
  }

  get state(): string {
    return this.facts.login;
  }

  memento(): Omit<ChannelMemento, 'told'> {
    const { facts, resting, since } = this;
    return { facts, resting, since };
  }

  static restored(target: Target, { facts, resting, since }: ChannelMemento): ChannelRecord {
    const record = new ChannelRecord(target, facts, since);
    record.resting = resting;
    return record;
  }
}

/** An interaction of the session: the switch's facts, and what the session makes of them. */
export class InteractionRecord {
  readonly kind = 'interaction';
  readonly publication = new Publication();
  readonly target: Target;
  readonly conversations = new Map<string, ConversationRecord>();
  focus: string | null = null;
  /** true from the first time that agent and customer were joined: there is work to complete afterwards */
  wasStarted: boolean;
  /** what the agent said of it, once the switch has taken that */
  disposition: string | undefined;
  /** ISO 8601: when the work after it is completed without the agent, where the call model says so */
  workEnds: string | undefined;
  private conversationCount = 0;
  private current: InteractionState;
  /** ISO 8601: when this session heard of the state */
  private heard: string;
  private ended: string | undefined;

  constructor(
    readonly id: string,
    readonly channel: ChannelRecord,
    public facts: CtiInteraction,
    state: InteractionState,
    now: string,
  ) {
    this.target = channel.target.child(id);
    this.current = state;
    this.heard = now;
    this.wasStarted = state === 'STARTED';
  }

  get state(): InteractionState {
    return this.current;
  }

  /** Takes what the switch says now. When it began is known best by who saw that: another process may only guess it. */
  update(facts: CtiInteraction): void {
    const { created, answered = facts.times.answered } = this.facts.times;
    const times = { ...facts.times, created, ...(answered === undefined ? {} : { answered }) };
    this.facts = sameJson(times, facts.times) ? facts : { ...facts, times };
  }

  /**
   * @param now ISO 8601
   * @returns whether it has changed; false where the table has no such move, and it stays as it is
   */
  move(to: InteractionState, now: string): boolean {
    if (to === this.current || !mayMove(INTERACTION_TABLE, this.current, to)) return false;
    this.current = to;
    this.heard = now;
    if (to === 'ENDED') this.ended = now;
    this.wasStarted ||= to === 'STARTED';
    return true;
  }

  /** As the switch has them; the end, where it does not tell that, as heard. */
  get times(): CtiTimes {
    const { times } = this.facts;
    return times.ended === undefined && this.ended !== undefined ? { ...times, ended: this.ended } : times;
  }

  /** ISO 8601: since when the state is what it is. */
  get since(): string {
    return stateSince(this.current, this.facts.times) ?? this.heard;
  }

  get live(): boolean {
    return this.state !== 'ENDED' && this.state !== 'COMPLETED';
  }

  memento(): Omit<InteractionMemento, 'told'> {
    const { data: _data, ...facts } = this.facts;
    const { current: state, heard, ended, focus, wasStarted, disposition, workEnds, conversationCount } = this;
    return { facts, state, heard, ended, focus, wasStarted, disposition, workEnds, conversationCount };
  }

  static restored(
    id: string,
    channel: ChannelRecord,
    data: InteractionData,
    memento: InteractionMemento,
  ): InteractionRecord {
    const { facts, state, heard } = memento;
    const record = new InteractionRecord(id, channel, { ...facts, data }, state, heard);
    record.ended = memento.ended;
    record.focus = memento.focus;
    record.wasStarted = memento.wasStarted;
    record.disposition = memento.disposition;
    record.workEnds = memento.workEnds;
    record.conversationCount = memento.conversationCount;
    return record;
  }

  nextConversationId(): string {
    this.conversationCount += 1;
    return `v${this.conversationCount}`;
  }

  /** The leg that the switch knows by that id. */
  byCtiId(id: string): ConversationRecord | undefined {
    for (const one of this.conversations.values()) if (one.facts.id === id) return one;
    return undefined;
  }

  byRole(role: 'primary' | 'consult'): ConversationRecord | undefined {
    for (const one of this.conversations.values()) if (one.facts.role === role) return one;
    return undefined;
  }
}

/** A conversation of the session. Its state is the switch's, or `unknown` while the switch cannot be asked. */
export class ConversationRecord {
  readonly kind = 'conversation';
  readonly publication = new Publication();
  readonly target: Target;
  private current: ConversationState;
  private heard: string;
  private known: { readonly state: ConversationState; readonly since: string };

  constructor(
    readonly id: string,
    readonly interaction: InteractionRecord,
    public facts: CtiConversation,
    now: string,
  ) {
    this.target = interaction.target.child(id);
    this.current = facts.state;
    this.known = { state: facts.state, since: facts.since ?? now };
    this.heard = this.known.since;
  }

  get state(): ConversationState {
    return this.current;
  }

  /** ISO 8601: since when the state is what it is. */
  get since(): string {
    return this.heard;
  }

  /** @param now ISO 8601 */
  update(facts: CtiConversation, now: string): void {
    this.facts = facts;
    const since = facts.state === this.known.state ? later(this.known.since, facts.since) : (facts.since ?? now);
    this.known = { state: facts.state, since };
    this.current = facts.state;
    this.heard = since;
  }

  /** @param now ISO 8601 */
  move(state: 'unknown' | 'ended', now: string): void {
    this.current = state;
    this.heard = now;
  }

  memento(): Omit<ConversationMemento, 'told'> {
    const { facts, current: state, heard, known } = this;
    return { facts, state, heard, known };
  }

  static restored(id: string, interaction: InteractionRecord, memento: ConversationMemento): ConversationRecord {
    const { facts, state, heard, known } = memento;
    const record = new ConversationRecord(id, interaction, facts, heard);
    record.current = state;
    record.heard = heard;
    record.known = known;
    return record;
  }
}

/**
 * What was known before the switch could not be asked may have gone on all the while, and an earlier time is a guess of a process
 * that has not seen it.
 */
function later(known: string, told: string | undefined): string {
  return told !== undefined && Date.parse(told) > Date.parse(known) ? told : known;
}

/** undefined where the switch's times do not say it */
function stateSince(state: InteractionState, { created, answered, ended }: CtiTimes): string | undefined {
  const TIMES = { ALERTING: created, DIALING: created, STARTED: answered, ENDED: ended, COMPLETED: undefined };
  return TIMES[state];
}

/** Anything below a session that a target can name. */
export type ObjectRecord = ChannelRecord | InteractionRecord | ConversationRecord;
