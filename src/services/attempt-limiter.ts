import { Inject, Injectable } from '@nestjs/common';
import { AttemptCount } from './attempt-count.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';

/**
 * Limits failed sign-ins, by agent and address and by address alone. An agent is not locked out by a stranger at another
 * address, and those who know their passwords are not locked out by being many.
 */
@Injectable()
export class AttemptLimiter {
  private readonly byAgent: AttemptCount;
  private readonly byAddress: AttemptCount;

  constructor(@Inject(SERVICES_SETTINGS) { attempts: { perAgent, perAddress, window } }: ServicesSettings) {
    this.byAgent = new AttemptCount('agent', perAgent, window);
    this.byAddress = new AttemptCount('address', perAddress, window);
  }

  /**
   * Runs `verify` unless too many have failed, and counts it where it gives nothing.
   * @throws TooManyAttemptsError
   */
  guard<T>(agent: string, address: string, verify: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.byAgent.attempt(`${agent} ${address}`, () => this.byAddress.attempt(address, verify));
  }
}
