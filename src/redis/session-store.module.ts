import { Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SESSION_STORE } from '../sessions/store/session-store.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisSessionStore } from './redis-session-store.js';
import { escaped } from './session-keys.js';
import { REDIS } from './redis.token.js';

/** The instances' sessions, where instances have a store together; `SESSION_STORE` is undefined otherwise. */
@Module({})
export class SessionStoreModule {
  /**
   * @param retention how long a session is kept that nobody saves, in milliseconds
   * @param domain of the instances that have their sessions in common
   */
  static forRoot(retention: number, domain: string): DynamicModule {
    const store = {
      provide: SESSION_STORE,
      useFactory: (redis: RedisConnection | undefined, clock: Clock) =>
        redis && new RedisSessionStore(redis, clock, retention, `${redis.prefix}:${escaped(domain)}`),
      inject: [REDIS, CLOCK],
    };
    return { module: SessionStoreModule, global: true, providers: [store], exports: [SESSION_STORE] };
  }
}
