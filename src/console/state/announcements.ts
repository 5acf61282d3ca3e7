import { signal } from '@preact/signals';
import type { ClientEvent } from '../../client.js';
import { spokenOf, type Spoken } from './spoken-of.js';

/** What a screen reader says of what happens by itself. */
export class Announcements {
  readonly latest = signal<Spoken | undefined>(undefined);

  take(event: ClientEvent): void {
    this.latest.value = spokenOf(event) ?? this.latest.value;
  }
}
