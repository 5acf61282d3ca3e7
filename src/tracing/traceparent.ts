import { createTraceState, type SpanContext } from '@opentelemetry/api';

/** What a message carries of the trace that it belongs to: as yet nobody has looked at it. */
export interface TraceCarrier {
  readonly traceparent?: unknown;
  readonly tracestate?: unknown;
}

/** version, trace id, the caller's span, flags; what a later version adds begins with a dash */
const SHAPE = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;
/** Characters that W3C has everybody pass on; of a longer one nothing is looked at. */
const LONGEST = 512;
const SAMPLED = 1;

const isShort = (text: unknown): text is string => typeof text === 'string' && text.length <= LONGEST;

/**
 * Reads W3C `traceparent` (and `tracestate`).
 * @returns undefined where there is none, or one that is malformed: by W3C it counts as none
 */
export function readTraceparent({ traceparent, tracestate }: TraceCarrier): SpanContext | undefined {
  if (!isShort(traceparent)) return undefined;
  const [, version = 'ff', traceId = '', spanId = '', flags = '', more] = SHAPE.exec(traceparent) ?? [];
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  const state = isShort(tracestate) && tracestate !== '' ? { traceState: createTraceState(tracestate) } : {};
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED, isRemote: true, ...state };
}

/** The same as text, for whoever is asked next. */
export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags & SAMPLED ? '01' : '00'}`;
}
