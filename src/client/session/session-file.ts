import type { Clock, Timer } from '../../runtime/clock.js';
import type { SavedSession } from './saved-session.js';
import type { SessionStorageAdapter } from './session-storage-adapter.js';

const KEY = 'interaction-processor.session';
/** What is told in one go is written in one. What is lost with it is told again by its number. */
const COLLECT_MS = 50;

/** Where one session is kept over a reload; nowhere, without a storage. A storage that fails costs that alone. */
export class SessionFile {
  private timer: Timer | undefined;
  private removed = false;
  private pending: (() => SavedSession) | undefined;

  constructor(
    private readonly storage: SessionStorageAdapter | undefined,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<SavedSession | undefined> {
    try {
      const text = await this.storage?.getItem(KEY);
      const saved = text ? (JSON.parse(text) as SavedSession) : undefined;
      const whole = typeof saved?.id === 'string' && typeof saved.token === 'string' && Array.isArray(saved.addresses);
      return whole ? saved : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param saved is asked when it is written, a moment later */
  write(saved: () => SavedSession): void {
    if (!this.storage) return;
    this.removed = false;
    this.pending = saved;
    this.timer ??= this.clock.after(COLLECT_MS, () => this.flush());
  }

  flush(): void {
    this.timer?.cancel();
    this.timer = undefined;
    const saved = this.pending?.();
    this.pending = undefined;
    if (!saved) return;
    const { objects: _, ...small } = saved;
    // A full storage may have room for what is needed at least.
    void this.put(saved).then((kept) => kept || this.put(small));
  }

  async remove(): Promise<void> {
    this.removed = true;
    this.pending = undefined;
    this.flush();
    try {
      await this.storage?.removeItem(KEY);
    } catch {
      // It is asked for in vain then, and found to be over.
    }
  }

  private async put(saved: SavedSession): Promise<boolean> {
    try {
      await this.storage?.setItem(KEY, JSON.stringify(saved));
      // It was under way when that came.
      if (this.removed) await this.remove();
      return true;
    } catch {
      return false;
    }
  }
}
