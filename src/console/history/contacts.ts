import { signal } from '@preact/signals';
import type { Session } from '../../client.js';
import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';

const SHOWN = 50;

/** The agent's latest contacts, read anew when one ends or is completed. */
export class Contacts {
  readonly entries = signal<readonly HistoryEntryObject[]>([]);
  #asked = 0;

  /** @returns ends it */
  follow(session: Session): () => void {
    const read = () => void this.#read(session);
    read();
    const names = ['interaction.ended', 'interaction.removed', 'session.restored', 'session.resynchronized'] as const;
    const ends = names.map((name) => session.on(name, read));
    return () => {
      this.#asked += 1;
      ends.forEach((end) => end());
    };
  }

  async #read(session: Session): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const entries = await session.history(SHOWN).catch(() => undefined);
    if (entries && asked === this.#asked) this.entries.value = entries;
  }
}
