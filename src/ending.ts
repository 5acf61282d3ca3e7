import { Logger, type INestApplication } from '@nestjs/common';
import type { TimeoutsConfig } from './config/timeouts.config.js';
import type { Clock } from './runtime/clock.js';
import { Drain } from './services/drain.js';
import { SessionService } from './sessions/session.service.js';

/** How the process ends: other instances are given what they can go on with, then all is closed in order. */
export class Ending {
  private readonly logger = new Logger('Process');
  private code = 0;
  private readonly drain: Drain;

  /** @param exit ends the process with that code */
  constructor(
    private readonly application: INestApplication,
    private readonly timeouts: TimeoutsConfig,
    private readonly clock: Clock,
    private readonly exit: (code: number) => void,
  ) {
    this.drain = application.get(Drain, { strict: false });
  }

  /** A fault of its own: nothing is handed over by a process for whose state nobody vouches. */
  fault(): void {
    this.code = 1;
    this.drain.hurry();
  }

  /** @returns whether there was something to cut short */
  hurry(): boolean {
    return this.drain.hurry();
  }

  /**
   * @param opened settled when the start is over, which it may not be yet
   * @returns the exit code, when all is closed
   */
  async run(opened: Promise<void>): Promise<number> {
    const starting = this.deadline();
    // What is half there cannot be closed in order; what became of it is told elsewhere.
    const open = await opened.then(
      () => true,
      () => false,
    );
    if (open && this.code === 0) {
      starting.cancel();
      const sessions = this.application.get(SessionService, { strict: false }).all().length;
      this.logger.log(`${sessions} sessions are to be ended; calls stay at the switch`);
      await this.drain.run(this.timeouts.drain);
      this.deadline();
    }
    await this.application.close();
    return this.code;
  }

  /** Signing off and leaving the switch have a deadline each, and the links a moment on top. */
  private deadline() {
    const patience = this.timeouts.shutdown * 2;
    return this.clock.after(patience, () => {
      this.logger.error(`not closed within ${patience} ms: ends at once, whatever is not closed`);
      this.exit(1);
    });
  }
}
