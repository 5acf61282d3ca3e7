import type { IdSource } from '../runtime/id-source.js';

/** Ids that no other client of the session has, nor this one after a reload. */
export class CommandIds implements IdSource {
  private readonly own = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
  private count = 0;

  next(): string {
    this.count += 1;
    return `${this.own}-${this.count}`;
  }
}
