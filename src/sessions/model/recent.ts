/** How many are forgotten together: whoever has a copy of them has it in pages, and a page only ever grows. */
const PAGE = 20;

/** How many are remembered at least. */
const REMEMBERED = 200;

/** One that is remembered, with what is known of it. */
export type RecentEntry = readonly [key: string, value: string];

/** The latest of many, so that what comes late for them is known as late. */
export class Recent {
  /** made with the first: an agent who waits for calls has none */
  private kept: Map<string, string> | undefined;
  private added = 0;

  has(key: string): boolean {
    return this.kept?.has(key) ?? false;
  }

  /** One that is remembered stays as it is. */
  add(key: string, value = ''): void {
    const kept = (this.kept ??= new Map());
    if (kept.has(key)) return;
    kept.set(key, value);
    this.added += 1;
    if (kept.size < REMEMBERED + PAGE) return;
    for (const oldest of [...kept.keys()].slice(0, PAGE)) kept.delete(oldest);
  }

  /** The newest one of which that is known. */
  keyOf(value: string): string | undefined {
    let found: string | undefined;
    for (const [key, one] of this.kept ?? []) if (one === value) found = key;
    return found;
  }

  /** how many there have ever been */
  get count(): number {
    return this.added;
  }

  /** number of the page that has the one with that number, from 0 */
  static pageOf(number: number): number {
    return Math.floor(number / PAGE);
  }

  /** number of the oldest page of which anything is remembered */
  get firstPage(): number {
    return Recent.pageOf(this.added - (this.kept?.size ?? 0));
  }

  /** What is remembered of a page, in the order in which it came; none where there is no such page. */
  page(number: number): readonly RecentEntry[] {
    const start = (number - this.firstPage) * PAGE;
    return [...(this.kept ?? [])].slice(start, start + PAGE);
  }

  /** @param pages in their order, by number: all that there are */
  restore(pages: ReadonlyMap<number, readonly RecentEntry[]>): void {
    const [first = 0] = pages.keys();
    this.kept = pages.size > 0 ? new Map([...pages.values()].flat()) : undefined;
    this.added = first * PAGE + (this.kept?.size ?? 0);
  }
}
