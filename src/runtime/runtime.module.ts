import { Global, Module } from '@nestjs/common';
import { CLOCK } from './clock.js';
import { ID_SOURCE } from './id-source.js';
import { RandomIds } from './random-ids.js';
import { SystemClock } from './system-clock.js';

/** Time and ids for everybody. */
@Global()
@Module({
  providers: [
    { provide: CLOCK, useClass: SystemClock },
    { provide: ID_SOURCE, useClass: RandomIds },
  ],
  exports: [CLOCK, ID_SOURCE],
})
export class RuntimeModule {}
