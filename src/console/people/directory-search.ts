import { signal } from '@preact/signals';
import type { Session } from '../../client.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { Clock, Timer } from '../../runtime/clock.js';
import { pageClock } from '../state/page-clock.js';

const TYPING_MS = 150;
const SHOWN = 30;

/** Looks for people as somebody types: the last question's answer counts, whatever order they come in. */
export class DirectorySearch {
  readonly entries = signal<readonly DirectoryEntry[]>([]);
  /** whether the answer is not there yet */
  readonly busy = signal(false);
  #timer: Timer | undefined;
  #asked = 0;

  constructor(private readonly clock: Clock = pageClock) {}

  /** @param session undefined: nothing is found */
  ask(session: Session | undefined, query: string): void {
    this.end();
    this.busy.value = true;
    this.#timer = this.clock.after(TYPING_MS, () => void this.#look(session, query, this.#asked));
  }

  /** Nothing that was asked before is shown any more. */
  end(): void {
    this.#timer?.cancel();
    this.#asked += 1;
    this.busy.value = false;
  }

  async #look(session: Session | undefined, query: string, asked: number): Promise<void> {
    const found = await session?.directory({ query: query.trim(), limit: SHOWN }).catch(() => undefined);
    if (asked !== this.#asked) return;
    this.entries.value = found?.entries ?? [];
    this.busy.value = false;
  }
}
