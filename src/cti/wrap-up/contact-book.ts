import type { DataChange } from '../../protocol/objects/object-states.js';
import { changedData } from '../port/changed-data.js';
import type { CtiInteraction } from '../port/cti-facts.js';

interface LiveContact {
  readonly facts: CtiInteraction;
  /** agent and other side have been joined */
  readonly started: boolean;
}

/** What goes on on a channel. */
export interface ChannelWork {
  readonly live: number;
  /** of the live ones, those that will leave work behind */
  readonly started: number;
  /** ended, and waiting for their completion */
  readonly waiting: number;
}

/** The contacts of one agent, and the work that those leave which were answered. */
export class ContactBook {
  private readonly live = new Map<string, LiveContact>();
  private readonly ended = new Map<string, CtiInteraction>();

  /** @param ended contacts that a process before this one knew to wait for their completion */
  constructor(ended: readonly CtiInteraction[] = []) {
    for (const facts of ended) this.ended.set(facts.id, facts);
  }

  /** Takes what was told of a contact; what has ended does not live again by that. */
  told(facts: CtiInteraction): void {
    if (isLive(facts) ? this.ended.has(facts.id) : !this.live.has(facts.id)) return;
    this.note(facts);
  }

  /**
   * Takes what was read.
   * @param since what was told of meanwhile, and is newer
   * @returns it with the contacts that wait for their completion
   */
  read(interactions: readonly CtiInteraction[], since: ReadonlySet<string>): readonly CtiInteraction[] {
    const live = interactions.filter(isLive);
    const there = new Set(live.map(({ id }) => id));
    for (const { facts } of this.live.values()) {
      if (!there.has(facts.id) && !since.has(facts.id)) this.note({ ...facts, conversations: [] });
    }
    for (const facts of live) if (!since.has(facts.id)) this.note(facts);
    return [...live, ...[...this.ended.values()].filter(({ id }) => !there.has(id))];
  }

  work(channel: string): ChannelWork {
    const live = [...this.live.values()].filter(({ facts }) => facts.channel === channel);
    const waiting = [...this.ended.values()].filter((facts) => facts.channel === channel);
    return { live: live.length, started: live.filter(({ started }) => started).length, waiting: waiting.length };
  }

  isLive(id: string): boolean {
    return this.live.has(id);
  }

  channelOf(id: string): string | undefined {
    return (this.live.get(id)?.facts ?? this.ended.get(id))?.channel;
  }

  /** @returns false where it leaves no work */
  complete(id: string): boolean {
    return this.ended.delete(id);
  }

  /** @returns the ended contact with that; undefined where it is none */
  change(id: string, data: DataChange): CtiInteraction | undefined {
    const facts = this.ended.get(id);
    const changed = facts && { ...facts, data: changedData(facts.data, data) };
    if (changed) this.ended.set(id, changed);
    return changed;
  }

  /** The channel is gone, and the work on it. */
  forget(channel: string): void {
    for (const [id, facts] of this.ended) if (facts.channel === channel) this.ended.delete(id);
  }

  private note(facts: CtiInteraction): void {
    const { id } = facts;
    const started = this.live.get(id)?.started ?? false;
    if (isLive(facts)) {
      this.ended.delete(id);
      this.live.set(id, { facts, started: started || isJoined(facts) });
      return;
    }
    this.live.delete(id);
    if (started) this.ended.set(id, { ...facts, conversations: [] });
  }
}

const isLive = ({ conversations }: CtiInteraction) => conversations.some(({ state }) => state !== 'ended');
const isJoined = ({ conversations }: CtiInteraction) =>
  conversations.some(({ state }) => state === 'connected' || state === 'held');
