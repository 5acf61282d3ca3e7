import { batch, signal, type Signal } from '@preact/signals';
import { RefusedError, type Session, type Unsubscribe } from '../../client.js';
import type { AgentEntryObject } from '../../protocol/objects/agent-entry.object.js';
import type { DirectoryChangeObject } from '../../protocol/objects/directory-change.object.js';
import type { EntryObject } from '../../protocol/objects/entry.object.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import type { QueueEntryObject } from '../../protocol/objects/queue-entry.object.js';
import type { Clock, Timer } from '../../runtime/clock.js';
import { pageClock } from './page-clock.js';

const TOPICS: readonly DirectoryTopic[] = ['agents', 'queues'];
/** Whoever goes from one part of the page to another wants it again at once. */
const LINGERS_MS = 2_000;
const AGAIN_MS = 5_000;
/** Another instance may know more, after an update. */
const NEVER_MS = 3_600_000;

type Entries<T> = ReadonlyMap<string, T>;

/** Colleagues and queues as the session was told last, by id. They are asked for as long as somebody wants them. */
export class Directory {
  readonly agents = signal<Entries<AgentEntryObject>>(new Map());
  readonly queues = signal<Entries<QueueEntryObject>>(new Map());
  /** whether everything that there is has been told, and is told when it changes */
  readonly complete = signal(false);
  #session: Session | undefined;
  #ends: readonly Unsubscribe[] = [];
  #wanted = 0;
  #followed = false;
  #asking = false;
  #later: Timer | undefined;

  constructor(private readonly clock: Clock = pageClock) {}

  /** From now on they are those of this session. */
  follow(session: Session): void {
    for (const end of this.#ends) end();
    this.#later?.cancel();
    this.#later = undefined;
    this.#session = session;
    this.#followed = false;
    this.#forget();
    let { status } = session.state;
    this.#ends = [
      session.on('directory.changed', ({ data }) => this.#take(data)),
      session.subscribe(() => {
        if (session.state.status === status) return;
        ({ status } = session.state);
        // It is told anew after the session is bound again, possibly before that shows here.
        if (status === 'away') this.complete.value = false;
        this.#look();
      }),
    ];
    this.#look();
  }

  /** @returns what ends it, once */
  want(): () => void {
    this.#wanted += 1;
    this.#look();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#wanted -= 1;
      if (this.#wanted === 0) this.#lookAfter(LINGERS_MS);
    };
  }

  /** The same entry as it was told last, where it was; contacts do not change. */
  latest(entry: DirectoryEntry): DirectoryEntry {
    if (entry.kind === 'contact') return entry;
    return (entry.kind === 'agent' ? this.agents : this.queues).value.get(entry.id) ?? entry;
  }

  #look(): void {
    const session = this.#session;
    if (!session || session.state.status === 'over') this.#forget();
    else if (session.state.status === 'live' && this.#followed !== this.#wanted > 0 && !this.#asking && !this.#later)
      void this.#ask(session);
  }

  #lookAfter(delay: number): void {
    this.#later?.cancel();
    this.#later = this.clock.after(delay, () => {
      this.#later = undefined;
      this.#look();
    });
  }

  async #ask(session: Session): Promise<void> {
    const follow = this.#wanted > 0;
    this.#asking = true;
    try {
      await (follow ? session.follow(TOPICS) : session.unfollow(TOPICS));
      if (session === this.#session) this.#asked(follow);
    } catch (error) {
      // What the line or a limit was in the way of is asked for again, what there is not is not; a session that is over asks for nothing.
      const never = error instanceof RefusedError && error.code === 'UNSUPPORTED';
      if (session === this.#session) this.#lookAfter(never ? NEVER_MS : AGAIN_MS);
    }
    this.#asking = false;
    this.#look();
  }

  #asked(follow: boolean): void {
    this.#followed = follow;
    if (!follow) this.#forget();
  }

  #take({ entries, removed = [], more, reset }: DirectoryChangeObject): void {
    // The session goes on being told of what was asked for before a reload.
    this.#followed = true;
    const [agents, queues] = reset
      ? [new Map<string, AgentEntryObject>(), new Map<string, QueueEntryObject>()]
      : [new Map(this.agents.value), new Map(this.queues.value)];
    const all: Readonly<Record<EntryObject['kind'], Map<string, EntryObject>>> = {
      agent: agents,
      queue: queues,
      contact: new Map(),
    };
    for (const { kind, id } of removed) all[kind].delete(id);
    for (const entry of entries) all[entry.kind].set(entry.id, entry);
    batch(() => {
      this.agents.value = agents;
      this.queues.value = queues;
      this.complete.value = !more;
    });
    this.#look();
  }

  #forget(): void {
    batch(() => {
      forget(this.agents);
      forget(this.queues);
      this.complete.value = false;
    });
  }
}

function forget<T>(entries: Signal<Entries<T>>): void {
  if (entries.value.size > 0) entries.value = new Map();
}
