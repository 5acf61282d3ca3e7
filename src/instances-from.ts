import type { DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { InstancesModule } from './instances/instances.module.js';
import { MemoryInstanceDirectory } from './instances/memory-instance-directory.js';
import type { RedisConnection } from './redis/redis-connection.js';
import { RedisInstanceDirectory } from './redis/redis-instance-directory.js';
import { REDIS } from './redis/redis.token.js';
import { CLOCK, type Clock } from './runtime/clock.js';
import { ID_SOURCE, type IdSource } from './runtime/id-source.js';

/** Who this instance is, and by the store, where there is one, which others there are. */
export function instancesFrom({ advertiseUrl, instanceDomain }: AppConfig): DynamicModule {
  return InstancesModule.forRoot({
    inject: [ID_SOURCE, CLOCK, REDIS],
    useFactory: (ids: IdSource, clock: Clock, redis: RedisConnection | undefined) => {
      const self = { id: ids.next(), ...(advertiseUrl === undefined ? {} : { url: advertiseUrl }) };
      return redis ? new RedisInstanceDirectory(self, instanceDomain, redis, clock) : new MemoryInstanceDirectory(self);
    },
  });
}
