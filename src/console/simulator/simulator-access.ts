import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ProcessorEntry } from '../state/services.js';
import { ControlError } from './control-error.js';
import { controlRequest } from './control-request.js';

/** What the simulator says of itself, wherever its switch runs. */
const VENDOR = 'Interaction Processor';

/** Which services have a simulated switch that may be worked by hand from here. */
export class SimulatorAccess {
  /** by id; undefined until all have been asked */
  readonly services = signal<readonly string[] | undefined>(undefined);
  #asked = '';

  constructor(entries: ReadonlySignal<readonly ProcessorEntry[]>) {
    effect(() => {
      const own = entries.value.filter(({ information }) => information['cti-vendor'] === VENDOR);
      const ids = own.map(({ id }) => id);
      const key = ids.join('\n');
      if (entries.value.length === 0 || key === this.#asked) return;
      this.#asked = key;
      void this.#ask(ids);
    });
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const answers = await Promise.all(ids.map(async (id) => ((await isThere(id)) ? [id] : [])));
    this.services.value = answers.flat();
  }
}

async function isThere(service: string): Promise<boolean> {
  try {
    return (await controlRequest(service, 'GET', '')) !== undefined;
  } catch (error) {
    // It is there and has too much to do, or may be: what is not answered in time is not answered with no.
    return error instanceof ControlError && (error.status === 429 || error.status === undefined);
  }
}
