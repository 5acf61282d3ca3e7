import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SHARED_FAILURES } from '../services/shared-failures.js';
import { RedisConnection } from './redis-connection.js';
import { RedisFailures } from './redis-failures.js';
import type { RedisSettings } from './redis-settings.js';
import { REDIS } from './redis.token.js';

/** The connection to the store for everybody, where there is one, and what is kept in it. */
@Module({})
export class RedisModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisConnection | undefined) {}

  /** @param settings none: no store is shared */
  static forRoot(settings: RedisSettings | undefined): DynamicModule {
    const connection = {
      provide: REDIS,
      useFactory: (clock: Clock) => settings && new RedisConnection(settings, clock),
      inject: [CLOCK],
    };
    const failures = {
      provide: SHARED_FAILURES,
      useFactory: (redis: RedisConnection | undefined) => redis && new RedisFailures(redis),
      inject: [REDIS],
    };
    return { module: RedisModule, global: true, providers: [connection, failures], exports: [REDIS, SHARED_FAILURES] };
  }

  onModuleInit(): void {
    this.redis?.open();
  }

  onApplicationShutdown(): void {
    this.redis?.close();
  }
}
