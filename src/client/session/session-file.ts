import type { Clock, Timer } from '../../runtime/clock.js';
import type { SavedSession } from './saved-session.js';
import type { SessionStorageAdapter } from './session-storage-adapter.js';

const KEY = 'interaction-processor.session';
/** What is told in one go is written in one. What is lost with it is told again by its number. */
const COLLECT_MS = 50;
/** A storage that has not answered by then has nothing. */
const READ_MS = 3_000;

/** With the mark of who has written it: others may have the same storage. */
type Entry = SavedSession & { readonly by?: number };

/** Where one session is kept over a reload; nowhere, without a storage. A storage that fails costs that alone. */
export class SessionFile {
  private timer: Timer | undefined;
  /** What is to be done next: one thing at a time, and of those that wait the latest. */
  private next: (() => Promise<void>) | undefined;
  private busy = false;

  /** @param own the mark of this client */
  constructor(
    private readonly storage: SessionStorageAdapter | undefined,
    private readonly clock: Clock,
    private readonly own: number,
  ) {}

  async read(): Promise<SavedSession | undefined> {
    let timer: Timer | undefined;
    const late = new Promise<undefined>((resolve) => (timer = this.clock.after(READ_MS, () => resolve(undefined))));
    try {
      return await Promise.race([this.entry(), late]);
    } catch {
      return undefined;
    } finally {
      timer?.cancel();
    }
  }

  /** @param saved is asked when it is written, a moment later */
  write(saved: () => SavedSession): void {
    if (!this.storage) return;
    this.next = () => this.put(saved());
    this.timer ??= this.clock.after(COLLECT_MS, () => this.flush());
  }

  flush(): void {
    this.timer?.cancel();
    this.timer = undefined;
    void this.work();
  }

  /** Removes what this client has written, and not what another one has since. */
  remove(): void {
    this.next = () => this.erase();
    this.flush();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.next) {
      const { next } = this;
      this.next = undefined;
      // What the storage fails for is missed at the next reload, and not before.
      await next().catch(() => undefined);
    }
    this.busy = false;
  }

  private async entry(): Promise<Entry | undefined> {
    const text = await this.storage?.getItem(KEY);
    const saved = text ? (JSON.parse(text) as Entry) : undefined;
    const whole = typeof saved?.id === 'string' && typeof saved.token === 'string' && Array.isArray(saved.addresses);
    return whole ? saved : undefined;
  }

  private async put(saved: SavedSession): Promise<void> {
    const entry: Entry = { ...saved, by: this.own };
    const { objects: _, ...small } = entry;
    try {
      await this.storage?.setItem(KEY, JSON.stringify(entry));
    } catch {
      // A full storage may have room for what is needed at least.
      await this.storage?.setItem(KEY, JSON.stringify(small));
    }
  }

  private async erase(): Promise<void> {
    if ((await this.entry())?.by === this.own) await this.storage?.removeItem(KEY);
  }
}
