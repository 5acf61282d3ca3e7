import { Global, Module } from '@nestjs/common';
import { InstanceLeases } from './instance-leases.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from './instances/instance-directory.js';
import { CLOCK, type Clock } from './runtime/clock.js';
import { Continuity } from './sessions/store/continuity.js';
import { GROUNDS, Grounds } from './sessions/store/grounds.js';
import { SESSION_STORE, type SessionStore } from './sessions/store/session-store.js';

/** What sessions stand on that several instances have in common; `GROUNDS` is undefined where there is one instance. */
@Global()
@Module({
  providers: [
    {
      provide: GROUNDS,
      useFactory: (store: SessionStore | undefined, directory: InstanceDirectory, clock: Clock) =>
        store && new Grounds(store, new InstanceLeases(directory), new Continuity(clock), clock),
      inject: [SESSION_STORE, INSTANCE_DIRECTORY, CLOCK],
    },
  ],
  exports: [GROUNDS],
})
export class GroundsModule {}
