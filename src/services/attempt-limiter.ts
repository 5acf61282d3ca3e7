import { Inject, Injectable, Logger } from '@nestjs/common';
import { TooManyAttemptsError } from '../errors/agent-errors.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { AttemptCount, type Standing } from './attempt-count.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';
import type { SignInPlace } from './sign-in-place.js';

/**
 * Limits failed sign-ins, by agent and address and by address alone. An agent is not locked out by a stranger at another
 * address, and those who know their passwords are not locked out by being many.
 */
@Injectable()
export class AttemptLimiter {
  private readonly logger = new Logger(AttemptLimiter.name);
  private readonly byAgent: AttemptCount;
  private readonly byAddress: AttemptCount;

  constructor(
    @Inject(SERVICES_SETTINGS) { attempts: { perAgent, perAddress, window } }: ServicesSettings,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.byAgent = new AttemptCount(clock, perAgent, window);
    this.byAddress = new AttemptCount(clock, perAddress, window);
  }

  standing(place: SignInPlace): Standing {
    const both = [this.byAddress.standing(place.address), this.byAgent.standing(agentKey(place))];
    if (both.includes('full')) return 'full';
    return both.includes('undecided') ? 'undecided' : 'room';
  }

  /** @throws TooManyAttemptsError where too many have failed */
  check(place: SignInPlace): void {
    if (this.standing(place) === 'full') throw this.refusal(place);
  }

  refusal(place: SignInPlace): TooManyAttemptsError {
    const waits = [this.byAddress.retryAfter(place.address), this.byAgent.retryAfter(agentKey(place))];
    return new TooManyAttemptsError(Math.ceil(Math.max(1, ...waits)));
  }

  begin(place: SignInPlace): void {
    this.byAddress.begin(place.address);
    this.byAgent.begin(agentKey(place));
  }

  end(place: SignInPlace, failed: boolean): void {
    this.byAddress.end(place.address, failed);
    // Once in a window: what is full is not begun.
    if (failed && this.byAddress.standing(place.address) === 'full') {
      this.logger.warn(`too many failed sign-ins from ${place.address}: all of it are refused for a while`);
    }
    this.byAgent.end(agentKey(place), failed);
  }
}

/** An id has no blank. */
const agentKey = ({ agent, address }: SignInPlace) => `${agent} ${address}`;
