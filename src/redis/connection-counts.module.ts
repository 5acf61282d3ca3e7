import { Module, type DynamicModule } from '@nestjs/common';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import { SHARED_CONNECTIONS } from '../instances/shared-connections.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { RedisConnectionCounts } from './redis-connection-counts.js';
import type { RedisConnection } from './redis-connection.js';
import { escaped } from './session-keys.js';
import { REDIS } from './redis.token.js';

/** The instances' connections, where instances have a store together; `SHARED_CONNECTIONS` is undefined otherwise. */
@Module({})
export class ConnectionCountsModule {
  /** @param domain of the instances that count together */
  static forRoot(domain: string): DynamicModule {
    const counts = {
      provide: SHARED_CONNECTIONS,
      useFactory: (redis: RedisConnection | undefined, directory: InstanceDirectory, clock: Clock) =>
        redis && new RedisConnectionCounts(redis, directory, escaped(domain), clock),
      inject: [REDIS, INSTANCE_DIRECTORY, CLOCK],
    };
    return { module: ConnectionCountsModule, global: true, providers: [counts], exports: [SHARED_CONNECTIONS] };
  }
}
