import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { RedisConnection } from './redis-connection.js';
import type { RedisSettings } from './redis-settings.js';
import { REDIS } from './redis.token.js';

/** The connection to the store for everybody, where there is one. */
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
    return { module: RedisModule, global: true, providers: [connection], exports: [REDIS] };
  }

  onModuleInit(): void {
    this.redis?.open();
  }

  onApplicationShutdown(): void {
    this.redis?.close();
  }
}
