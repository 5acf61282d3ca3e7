import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../errors/desktop-errors.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';

/** Bounds how many commands one socket may send. */
@Injectable()
export class CommandLimiter {
  private readonly limiter: RateLimiterMemory;

  constructor(@Inject(GATEWAY_SETTINGS) { commandBurst, commandsPerSecond }: GatewaySettings) {
    const duration = commandBurst / commandsPerSecond;
    this.limiter = new RateLimiterMemory({ keyPrefix: 'commands', points: commandBurst, duration });
  }

  /** @throws RateLimitedError */
  async take(client: string): Promise<void> {
    try {
      await this.limiter.consume(client);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? new RateLimitedError(Math.max(1, refused.msBeforeNext)) : refused;
    }
  }

  async forget(client: string): Promise<void> {
    await this.limiter.delete(client);
  }
}
