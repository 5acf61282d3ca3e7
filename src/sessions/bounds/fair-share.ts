import { Round } from './round.js';

/** Keeps what may be dropped, the oldest first. */
export interface Keeper {
  /** what it keeps now, in bytes of memory */
  readonly bytes: number;
  /** Drops the oldest that it keeps, and says so to its share. */
  dropOldest(): void;
  /** Drops what is too old, and says so to its share. */
  dropExpired(): void;
}

/** Shelves for 0 bytes, and for each power of two up to 2^31. */
const SHELVES = 33;

/**
 * One bound for what many keep. Beyond it those who keep the most lose their oldest, in turn: who keeps little loses
 * nothing to one who keeps much. "The most" is by powers of two, so that an addition costs the same however many there are.
 */
export class FairShare {
  private total = 0;
  /** how many had to go before they were too old, since the process began */
  evicted = 0;
  private readonly shelves = Array.from({ length: SHELVES }, () => new Round<Keeper>());
  private readonly keepers = new Round<Keeper>();

  /** @param limit bytes */
  constructor(private readonly limit: number) {}

  /** what all keep together */
  get bytes(): number {
    return this.total;
  }

  /** To be told whenever a keeper's bytes are others than `before`. */
  resized(keeper: Keeper, before: number): void {
    const { bytes } = keeper;
    this.total += bytes - before;
    if (before === 0) this.keepers.add(keeper);
    if (bytes === 0) this.keepers.delete(keeper);
    const [from, to] = [shelf(before), shelf(bytes)];
    if (from === to) return;
    this.shelves[from]?.delete(keeper);
    if (bytes > 0) this.shelves[to]?.add(keeper);
  }

  /** how many keep something */
  get size(): number {
    return this.keepers.size;
  }

  /** The next one, in turn, drops what is too old. */
  expireNext(): void {
    this.keepers.next()?.dropExpired();
  }

  /** To be called after an addition: sees to the bound. With every addition one keeper is looked at for what is too old. */
  settle(): void {
    this.expireNext();
    while (this.total > this.limit) {
      const fullest = this.shelves.findLast((one) => one.size > 0)?.next();
      if (!fullest) return;
      fullest.dropOldest();
      this.evicted += 1;
    }
  }
}

const shelf = (bytes: number) => 32 - Math.clz32(bytes);
