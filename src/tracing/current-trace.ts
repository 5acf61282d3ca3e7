import { placeNow } from './trace-place.js';
import { writeTraceparent } from './traceparent.js';

/** The trace of the command for which something is done. */
export interface CurrentTrace {
  /** 32 hexadecimal digits */
  readonly id: string;
  /** W3C, for a request that is made now: the span above it is the one that is recorded here, else the client's */
  readonly traceparent: string;
  /** W3C, where the client sent one */
  readonly tracestate?: string;
}

/** @returns undefined where nothing is done for a command, or it has been answered */
export function currentTrace(): CurrentTrace | undefined {
  const place = placeNow();
  if (!place) return undefined;
  const tracestate = place.span.traceState?.serialize();
  const carried = { id: place.trace.id, traceparent: writeTraceparent(place.span) };
  return tracestate ? { ...carried, tracestate } : carried;
}
