import { Inject, Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import type { Readiness, ServiceReadiness, StoreStatus } from './readiness.js';

/**
 * Ready as soon as one of the services can take an agent and the store, where there is one, has been there once. When it goes
 * away later those who are bound are served on, and every other instance is without it as well.
 */
@Injectable()
export class RegistryReadiness implements Readiness {
  private seen: boolean;

  constructor(
    private readonly registry: CtiRegistry,
    @Inject(REDIS) private readonly redis: Pick<RedisConnection, 'level' | 'onLevel'> | undefined,
  ) {
    this.seen = redis === undefined || redis.level === 'up';
    // Ended with the connection.
    redis?.onLevel(() => {
      this.seen = true;
    });
  }

  ready(): boolean {
    return this.seen && this.registry.services().some((service) => service.inService);
  }

  store(): StoreStatus | undefined {
    return this.redis?.level;
  }

  services(): readonly ServiceReadiness[] {
    return this.registry
      .services()
      .map(({ id, status, reason }) => ({ id, status, ...(reason === undefined ? {} : { reason }) }));
  }
}
