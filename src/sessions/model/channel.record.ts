import type { CtiChannel } from '../../cti/port/cti-facts.js';
import type { Target } from '../../protocol/target.js';
import type { InteractionRecord } from './interaction.record.js';
import { Publication } from './publication.js';

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

  get liveInteractions(): number {
    let live = 0;
    for (const one of this.interactions.values()) if (one.live) live += 1;
    return live;
  }

  get state(): string {
    return this.facts.login;
  }
}
