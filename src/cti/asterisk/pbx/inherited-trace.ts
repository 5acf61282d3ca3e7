import { currentTraceId } from '../../../tracing/current-trace-id.js';
import { TRACE_VARIABLE } from './trace-variable.js';

/** Names and values for a channel that is made for a command; those that it calls have them as well. */
export function inheritedTrace(): Readonly<Record<string, string>> {
  const trace = currentTraceId();
  return trace === undefined ? {} : { [`__${TRACE_VARIABLE}`]: trace };
}
