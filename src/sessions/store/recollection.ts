import { StoreUnavailableError } from '../../errors/operator-errors.js';
import type { Clock, Timer } from '../../runtime/clock.js';

/** Milliseconds from when the store takes something again until those who have sessions have written them anew. */
const TIME = 3_000;

/** Milliseconds from one look whether it does to the next. */
const LOOK_EVERY = 500;

/**
 * Whether the store knows all sessions that there are, as they are. After it was away it may have lost some, and of others it may have what was true some time
 * ago: another owner, fewer events.
 */
export class Recollection {
  /** until then it may lack something, `Clock.elapsed` */
  private until = -Infinity;
  private timer: Timer | undefined;
  private turn = 0;

  /**
   * @param wasThere whether the store has been there yet
   * @param write settles when the store has taken something of this instance, and rejects where it does not
   */
  constructor(
    private readonly clock: Clock,
    private wasThere: boolean,
    private readonly write: () => Promise<void>,
  ) {}

  get complete(): boolean {
    return this.clock.elapsed() >= this.until;
  }

  /** The store is away: what it answers all the same, on its way back, is not to be believed either. */
  lost(): void {
    this.turn += 1;
    this.timer?.cancel();
    this.until = Infinity;
  }

  /** The store is there, for the first time or again. */
  begin(): void {
    if (this.wasThere) {
      this.lost();
      void this.look(this.turn);
    }
    this.wasThere = true;
  }

  /** @throws StoreUnavailableError where nobody can say whether there is such a session, and how it is */
  check(): void {
    if (!this.complete) throw new StoreUnavailableError();
  }

  end(): void {
    this.turn += 1;
    this.timer?.cancel();
  }

  /** A new master may refuse to write for longer than it is there: nobody else has written anything by then either. */
  private async look(turn: number): Promise<void> {
    this.timer?.cancel();
    const written = await this.write().then(
      () => true,
      () => false,
    );
    if (turn !== this.turn) return;
    if (written) this.until = this.clock.elapsed() + TIME;
    else this.timer = this.clock.after(LOOK_EVERY, () => void this.look(turn));
  }
}
