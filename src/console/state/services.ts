import { signal } from '@preact/signals';
import type { Client } from '../../client.js';
import type { ServiceEntry } from '../../protocol/service/service-entry.js';

export type ProcessorEntry = Extract<ServiceEntry, { readonly type: 'InteractionProcessor' }>;

/** The interaction processors that there are, and how they are. */
export class Services {
  readonly entries = signal<readonly ProcessorEntry[]>([]);

  /** Reads them at each new connection. */
  async follow(client: Client): Promise<void> {
    client.subscribe(({ status }) => {
      if (status === 'connected') void this.#read(client);
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
