import { Logger } from '@nestjs/common';
import { CtiTimeoutError } from '../errors/switch-errors.js';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { about } from '../tracing/subject.js';
import type { SessionIdentity } from './session-identity.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('CtiPatience');

/** How long a session waits for the switch. */
export class CtiPatience {
  constructor(
    private readonly identity: Pick<SessionIdentity, 'id' | 'agent' | 'service'>,
    private readonly clock: Clock,
    /** milliseconds */
    private readonly timeout: number,
  ) {}

  /** @throws CtiTimeoutError, or what `work` throws */
  inTime<T>(work: () => Promise<T>, timeout = this.timeout, giveUp = () => {}): Promise<T> {
    return withDeadline(this.clock, timeout, about(sessionFields(this.identity), work), () => {
      giveUp();
      return new CtiTimeoutError();
    });
  }

  /** Never rejects. */
  async quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await this.inTime(work);
    } catch (error) {
      logger.warn(`sign-off: ${String(error)}`, sessionFields(this.identity));
    }
  }
}
