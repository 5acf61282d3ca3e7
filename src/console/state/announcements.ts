import { signal } from '@preact/signals';
import type { ClientEvent } from '../../client.js';
import { spokenOf, type Spoken } from './spoken-of.js';

/** What a screen reader says of what happens by itself. */
export class Announcements {
  /** `number` tells two apart that say the same */
  readonly latest = signal<{ readonly number: number; readonly spoken: Spoken } | undefined>(undefined);

  take(event: ClientEvent): void {
    const spoken = spokenOf(event);
    if (spoken) this.latest.value = { number: (this.latest.value?.number ?? 0) + 1, spoken };
  }
}
