import { computed, signal } from '@preact/signals';
import type { Session } from '../../client.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { Clock } from '../../runtime/clock.js';
import { pageClock } from '../state/page-clock.js';
import { DirectorySearch } from './directory-search.js';

/** Where the choice goes by a key; none: it stays. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What a field for whom to call knows: the text, those who are found by it, and which of them is chosen. */
export class Target {
  readonly text = signal('');
  readonly busy = signal(false);
  readonly #wanted = signal(false);
  readonly #chosen = signal<DirectoryEntry | undefined>(undefined);
  readonly #search: DirectorySearch;
  /** those who can be called */
  readonly entries = computed(() => this.#search.entries.value.filter(({ address }) => address !== undefined));
  /** which of the entries is chosen; -1: none, it is the text as it is typed. Who is found next takes nobody's place. */
  readonly active = computed(() => this.entries.value.findIndex((entry) => isSame(entry, this.#chosen.value)));
  readonly open = computed(() => this.#wanted.value && this.entries.value.length > 0);

  /** @param session the one that is there when it is asked */
  constructor(
    private readonly session: () => Session | undefined,
    clock: Clock = pageClock,
  ) {
    this.#search = new DirectorySearch(clock);
  }

  type(text: string): void {
    this.text.value = text;
    this.#chosen.value = undefined;
    this.look();
  }

  look(): void {
    this.#wanted.value = true;
    this.#search.ask(this.session(), this.text.value);
  }

  close(): void {
    this.#search.end();
    this.#wanted.value = false;
    this.#chosen.value = undefined;
  }

  /** Arrows choose, Escape closes. @returns whether the key was for it */
  key(name: string): boolean {
    if (name === 'Escape') this.close();
    const step = STEPS[name];
    if (step === undefined || this.entries.value.length === 0) return false;
    this.#wanted.value = true;
    // One place more than there are entries: the text itself.
    const places = this.entries.value.length + 1;
    this.#chosen.value = this.entries.value[((this.active.value + 1 + step + places) % places) - 1];
    return true;
  }

  /** Gives what is chosen, or else the text, to whoever dials; once at a time. */
  async pick(dial: (to: string) => Promise<boolean> | boolean, index = this.active.value): Promise<void> {
    const to = this.entries.value[index]?.address ?? this.text.value.trim();
    if (this.busy.value || !to) return;
    this.close();
    this.busy.value = true;
    const done = await dial(to);
    this.busy.value = false;
    if (done) this.text.value = '';
  }
}

function isSame({ kind, id }: DirectoryEntry, other: DirectoryEntry | undefined): boolean {
  return kind === other?.kind && id === other.id;
}
