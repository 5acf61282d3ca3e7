import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TooManyAttemptsError } from '../errors/agent-errors.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';

interface Limit {
  readonly limiter: RateLimiterMemory;
  readonly key: string;
}

/**
 * Counts failed sign-ins, by agent and address and by address alone. An agent is not locked out by a stranger at another
 * address. Attempts for one agent from one address wait for each other, so that many at once are no way around.
 */
@Injectable()
export class AttemptLimiter {
  private readonly byAgent: RateLimiterMemory;
  private readonly byAddress: RateLimiterMemory;
  private readonly waiting = new Map<string, Promise<unknown>>();

  constructor(@Inject(SERVICES_SETTINGS) { attempts }: ServicesSettings) {
    const duration = attempts.window / 1000;
    this.byAgent = new RateLimiterMemory({ keyPrefix: 'agent', points: attempts.perAgent, duration });
    this.byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: attempts.perAddress, duration });
  }

  /**
   * Runs `verify` unless too many have failed, and counts it where it gives nothing.
   * @throws TooManyAttemptsError
   */
  async guard<T>(agent: string, address: string, verify: () => Promise<T | undefined>): Promise<T | undefined> {
    const key = `${agent} ${address}`;
    const limits = [
      { limiter: this.byAgent, key },
      { limiter: this.byAddress, key: address },
    ];
    const turn = (this.waiting.get(key) ?? Promise.resolve()).then(() => attempt(limits, verify));
    const settled = turn.catch(() => undefined);
    this.waiting.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.waiting.get(key) === settled) this.waiting.delete(key);
    }
  }
}

async function attempt<T>(limits: readonly Limit[], verify: () => Promise<T | undefined>): Promise<T | undefined> {
  for (const { limiter, key } of limits) {
    const spent = await limiter.get(key);
    if (spent && spent.consumedPoints >= limiter.points)
      throw new TooManyAttemptsError(Math.max(1, spent.msBeforeNext));
  }
  const verified = await verify();
  if (verified === undefined) await Promise.all(limits.map(({ limiter, key }) => limiter.penalty(key)));
  return verified;
}
