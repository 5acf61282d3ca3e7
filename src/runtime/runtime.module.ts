import { Global, Module } from '@nestjs/common';
import { CLOCK } from './clock.js';
import { ID_SOURCE } from './id-source.js';
import { LoopPace } from './loop-pace.js';
import { PACE, type Pace } from './pace.js';
import { RandomIds } from './random-ids.js';
import { SystemClock } from './system-clock.js';

/** Time, its pace, and ids for everybody. */
@Global()
@Module({
  providers: [
    { provide: PACE, useFactory: () => new LoopPace() },
    { provide: CLOCK, useFactory: (pace: Pace) => new SystemClock(pace), inject: [PACE] },
    { provide: ID_SOURCE, useClass: RandomIds },
  ],
  exports: [CLOCK, ID_SOURCE, PACE],
})
export class RuntimeModule {}
