import { StoreUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';

/** Milliseconds after the store is back in which what it does not know may be what it has lost: their owners write it anew. */
const TIME = 3_000;

/** Whether the store knows all sessions that there are. */
export class Recollection {
  /** until then it may have lost some, `Clock.elapsed` */
  private until = -Infinity;

  /** @param wasThere whether the store has been there yet */
  constructor(
    private readonly clock: Clock,
    private wasThere: boolean,
  ) {}

  /** The store is there, for the first time or again. */
  begin(): void {
    if (this.wasThere) this.until = this.clock.elapsed() + TIME;
    this.wasThere = true;
  }

  /** @throws StoreUnavailableError where nobody can say that there is no such session */
  check(): void {
    if (this.clock.elapsed() < this.until) throw new StoreUnavailableError();
  }
}
