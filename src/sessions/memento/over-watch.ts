import { Recent } from '../model/recent.js';
import type { SessionModel } from '../model/session-model.js';
import { overName, overPages, type OverList } from './over-parts.js';

/** Which pages of one list of what is over have changed. */
export class OverWatch {
  private count = 0;
  private first = 0;

  constructor(
    private readonly model: SessionModel,
    private readonly list: OverList,
  ) {}

  /** All of it is known as it is now. */
  known(): void {
    this.count = this.model.over[this.list].count;
    this.first = this.model.over[this.list].firstPage;
  }

  /** Adds what has changed since it was known. */
  changes(into: Map<string, string | null>): void {
    const { count, firstPage } = this.model.over[this.list];
    if (count === this.count) return;
    for (let page = this.first; page < firstPage; page += 1) into.set(overName(this.list, page), null);
    const from = Math.max(firstPage, Recent.pageOf(this.count));
    for (const [name, text] of overPages(this.model, this.list, from)) into.set(name, text);
    this.known();
  }
}
