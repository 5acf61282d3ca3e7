import { SpanKind, trace as api, type Attributes } from '@opentelemetry/api';
import { endFailed } from './span-end.js';
import { atPlace, placeNow, type TracePlace } from './trace-place.js';
import { TRACER } from './tracer.js';

export interface SpanOptions {
  /** left out: something of this process's own */
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
}

/**
 * Does something as a step of the current trace, where somebody records that; else it is done and that is all.
 * @param name one of few: what differs each time goes into the attributes
 */
export function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const place = placeNow();
  return place?.recorded ? step(place, name, options, work) : work();
}

async function step<T>(place: TracePlace, name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const span = TRACER.startSpan(name, options, place.context);
  const context = api.setSpan(place.context, span);
  try {
    const value = await atPlace({ ...place, context, span: span.spanContext() }, work);
    span.end();
    return value;
  } catch (error) {
    endFailed(span, typeOf(error));
    throw error;
  }
}

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as Error & { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
