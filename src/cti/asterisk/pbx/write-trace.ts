import { currentTraceId } from '../../../tracing/current-trace-id.js';
import type { Pbx } from './pbx.js';
import { TRACE_VARIABLE } from './trace-variable.js';

/** Writes on a channel which command does something with it, where one is at work. */
export async function writeTrace(pbx: Pick<Pbx, 'writeIfThere'>, channel: string): Promise<void> {
  const trace = currentTraceId();
  if (trace !== undefined) await pbx.writeIfThere(channel, TRACE_VARIABLE, trace);
}
