/** What a piece costs beside its bytes: each is an object of its own until the whole is there. */
export const PIECE_COST = 256;

interface Held {
  bytes: number;
  readonly cut: () => void;
}

/**
 * One bound for what has begun to arrive and is not whole, frames and bodies of all connections together. Where there is
 * more, who has held something back the longest is cut first: what is sent in earnest is whole soon.
 */
export class Unfinished {
  private readonly holders = new Map<object, Held>();
  private total = 0;

  /** @param limit bytes */
  constructor(private readonly limit: number) {}

  /** what is held together, in bytes */
  get bytes(): number {
    return this.total;
  }

  /**
   * So much has arrived of what is not whole; 0 where nothing is under way.
   * @param cut ends the holder's connection
   */
  set(holder: object, bytes: number, cut: () => void): void {
    const held = this.holders.get(holder);
    if (bytes === 0) {
      if (held) this.forget(holder);
      return;
    }
    this.total += bytes - (held?.bytes ?? 0);
    if (held) held.bytes = bytes;
    else this.holders.set(holder, { bytes, cut });
    while (this.total > this.limit) this.cutOldest();
  }

  /** It is whole, or its connection is gone. */
  forget(holder: object): void {
    this.total -= this.holders.get(holder)?.bytes ?? 0;
    this.holders.delete(holder);
  }

  private cutOldest(): void {
    const [oldest] = this.holders;
    if (!oldest) return;
    this.forget(oldest[0]);
    oldest[1].cut();
  }
}
