import { Global, Module } from '@nestjs/common';
import { RandomTraceIds } from './random-trace-ids.js';
import { TRACE_IDS } from './trace-ids.js';

/** Ids for the traces of commands that bring none. */
@Global()
@Module({ providers: [{ provide: TRACE_IDS, useClass: RandomTraceIds }], exports: [TRACE_IDS] })
export class TracingModule {}
