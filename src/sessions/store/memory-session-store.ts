import { StoreUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import { isOwner, judgeSave } from './judge-save.js';
import type { AgentKey, Holder, KeptEvent, KeptSession } from './kept-session.js';
import { newestAfter } from './newest-after.js';
import type { Change, OwnerRequest, Ownership, Saved, SessionStore, Successor } from './session-store.js';

interface Session {
  id: string;
  instance: string | undefined;
  seq: number;
  events: readonly KeptEvent[];
  readonly parts: Map<string, string>;
}

/** What is kept of an agent: of a session that is over its fence alone. */
interface Place {
  readonly key: AgentKey;
  fence: number;
  session: Session | undefined;
  /** `Clock.elapsed` */
  expires: number;
}

export interface MemoryStoreSettings {
  /** how long a session is kept that nobody saves, in milliseconds */
  readonly retention: number;
  /** when an answer is given up, in milliseconds */
  readonly answerTimeout: number;
}

const nameOf = ({ service, agent }: AgentKey) => JSON.stringify([service, agent]);

/**
 * A store in one process, which all instances in it share, with the faults that others have: it can be unavailable, late and emptied. What is
 * asked is done at once, and answered `delay` milliseconds later; where that is beyond the answer's deadline it has been done all the same.
 */
export class MemorySessionStore implements SessionStore {
  /** milliseconds until each answer; 0: at once */
  delay = 0;
  private places = new Map<string, Place>();
  private lastFence = 0;
  private reachable = true;
  private readonly watchers = new Set<(available: boolean) => void>();
  private readonly askedListeners = new Map<string, Set<(request: OwnerRequest) => void>>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: MemoryStoreSettings,
  ) {}

  get available(): boolean {
    return this.reachable;
  }

  /** Whoever waits for an answer gets none. */
  setAvailable(available: boolean): void {
    if (this.reachable === available) return;
    this.reachable = available;
    for (const watcher of this.watchers) watcher(available);
  }

  /** Nothing is left of what was in it, as after a restart without a disk. */
  loseAll(): void {
    this.places = new Map();
  }

  onAvailable(listener: (available: boolean) => void): () => void {
    const own = (available: boolean) => listener(available);
    this.watchers.add(own);
    return () => this.watchers.delete(own);
  }

  claim(key: AgentKey, session: string, instance: string): Promise<{ fence: number } | { holder: Holder }> {
    return this.answer(() => {
      const place = this.placeOf(key);
      const holder = place && holderOf(place);
      if (holder) return { holder };
      const fence = this.nextFence(place);
      this.put({ key, fence, session: empty({ session, instance }), expires: 0 });
      return { fence };
    });
  }

  find(session: string): Promise<Holder | undefined> {
    return this.answer(() => this.holderOfSession(session));
  }

  ofAgent(key: AgentKey): Promise<Holder | undefined> {
    return this.answer(() => holderOf(this.placeOf(key)));
  }

  read(session: string): Promise<KeptSession | undefined> {
    return this.answer(() => {
      const holder = this.holderOfSession(session);
      return holder && keptOf(this.placeOf(holder.key));
    });
  }

  adopt(from: Holder, instance: string): Promise<KeptSession | undefined> {
    return this.answer(() => {
      const place = this.placeOf(from.key);
      const held = holderOf(place);
      if (!place?.session || held?.id !== from.id) return undefined;
      if (held.instance !== from.instance || held.fence !== from.fence) return undefined;
      place.session.instance = instance;
      place.fence = this.nextFence(place);
      this.put(place);
      return keptOf(place);
    });
  }

  async save(own: Ownership, change: Change): Promise<Saved> {
    const seq = newestAfter(change);
    return this.answer(() => {
      const place = this.placeOf(own.key);
      const saved = judgeSave(place, own, change.whole ? undefined : change.after);
      if (saved !== 'saved') return saved;
      const before = change.whole ? undefined : place?.session;
      const events = [...(before?.events ?? []), ...change.events].filter(({ seq }) => seq >= change.oldest);
      const parts = before?.parts ?? new Map<string, string>();
      for (const [name, json] of change.parts) {
        if (json === null) parts.delete(name);
        else parts.set(name, json);
      }
      const session = { id: own.session, instance: own.instance, seq, events, parts };
      this.put({ key: own.key, fence: own.fence, session, expires: 0 });
      return saved;
    });
  }

  release(own: Ownership): Promise<boolean> {
    return this.asOwner(own, (place) => place.session && (place.session.instance = undefined));
  }

  drop(own: Ownership): Promise<boolean> {
    return this.asOwner(own, (place) => (place.session = undefined));
  }

  replace(own: Ownership, successor: Successor): Promise<boolean> {
    return this.asOwner(own, (place) => {
      place.fence = this.nextFence(place);
      place.session = empty(successor);
    });
  }

  ofInstance(instance: string | undefined, limit: number): Promise<readonly Holder[]> {
    return this.answer(() => {
      const found: Holder[] = [];
      for (const place of this.places.values()) {
        const holder = this.lives(place) ? holderOf(place) : undefined;
        if (holder && holder.instance === instance && found.length < limit) found.push(holder);
      }
      return found;
    });
  }

  owners(): Promise<readonly string[]> {
    return this.answer(() => {
      const owners = [...this.places.values()].map(({ session }) => session?.instance);
      return [...new Set(owners.filter((one) => one !== undefined))];
    });
  }

  ask(instance: string, request: OwnerRequest): Promise<void> {
    return this.answer(() => {
      const listeners = [...(this.askedListeners.get(instance) ?? [])];
      queueMicrotask(() => listeners.forEach((listener) => listener(request)));
    });
  }

  onAsked(instance: string, listener: (request: OwnerRequest) => void): () => void {
    const listeners = this.askedListeners.get(instance) ?? new Set();
    const own = (request: OwnerRequest) => listener(request);
    this.askedListeners.set(instance, listeners.add(own));
    return () => {
      listeners.delete(own);
      if (listeners.size === 0) this.askedListeners.delete(instance);
    };
  }

  private asOwner(own: Ownership, change: (place: Place) => void): Promise<boolean> {
    return this.answer(() => {
      const place = this.placeOf(own.key);
      if (!place || !isOwner(place, own)) return false;
      change(place);
      this.put(place);
      return true;
    });
  }

  private answer<T>(work: () => T): Promise<T> {
    if (!this.reachable) return Promise.reject(new StoreUnavailableError());
    const result = work();
    if (this.delay <= 0) return Promise.resolve(result);
    const late = this.delay > this.settings.answerTimeout;
    return new Promise((resolve, reject) => {
      this.clock.after(late ? this.settings.answerTimeout : this.delay, () => {
        if (late || !this.reachable) reject(new StoreUnavailableError());
        else resolve(result);
      });
    });
  }

  private put(place: Place): void {
    place.expires = this.clock.elapsed() + this.settings.retention;
    // The one that is written last is the last one to expire.
    this.places.delete(nameOf(place.key));
    this.places.set(nameOf(place.key), place);
    for (const [name, oldest] of this.places) {
      if (this.lives(oldest)) break;
      this.places.delete(name);
    }
  }

  private placeOf(key: AgentKey): Place | undefined {
    const place = this.places.get(nameOf(key));
    return place && this.lives(place) ? place : undefined;
  }

  private lives({ expires }: Place): boolean {
    return expires > this.clock.elapsed();
  }

  private holderOfSession(session: string): Holder | undefined {
    for (const place of this.places.values()) {
      if (place.session?.id === session && this.lives(place)) return holderOf(place);
    }
    return undefined;
  }

  /** By the time of day, so that it is above those that have been lost. */
  private nextFence(place: Place | undefined): number {
    this.lastFence = Math.max(this.lastFence + 1, (place?.fence ?? 0) + 1, this.clock.now() * 1000);
    return this.lastFence;
  }
}

function empty({ session, instance }: Successor): Session {
  return { id: session, instance, seq: 0, events: [], parts: new Map() };
}

function holderOf(place: Place | undefined): Holder | undefined {
  if (!place?.session) return undefined;
  const { id, instance } = place.session;
  return { id, key: place.key, instance, fence: place.fence };
}

function keptOf(place: Place | undefined): KeptSession | undefined {
  const holder = holderOf(place);
  if (!holder || !place?.session) return undefined;
  const { parts, events, seq } = place.session;
  return { ...holder, parts: new Map(parts), events: [...events], seq };
}
