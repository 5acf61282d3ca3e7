import { signal } from '@preact/signals';
import type { Client } from '../../client.js';
import type { ServiceEntry } from '../../protocol/service/service-entry.js';

export type ProcessorEntry = Extract<ServiceEntry, { readonly type: 'InteractionProcessor' }>;

/** The interaction processors that there are, and how they are. */
export class Services {
  readonly entries = signal<readonly ProcessorEntry[]>([]);

  /** Reads them at each new connection, and hears of what changes meanwhile. */
  async follow(client: Client): Promise<void> {
    client.subscribe(({ status }) => {
      if (status === 'connected') void this.#read(client);
    });
    client.on('serviceStatusChanged', ({ entry }) => {
      this.entries.value = this.entries.value.map((known) =>
        known.id === entry.id ? (entry as ProcessorEntry) : known,
      );
    });
    await this.#read(client);
  }

  async #read(client: Client): Promise<void> {
    try {
      this.entries.value = await client.getServices('InteractionProcessor');
    } catch {
      // The next connection reads them anew.
    }
  }
}
