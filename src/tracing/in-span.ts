import { SpanKind, trace as api } from '@opentelemetry/api';
import { errorType } from './error-type.js';
import { endFailed } from './span-end.js';
import { atPlace, placeNow, type TracePlace } from './trace-place.js';
import { TRACER } from './tracer.js';

/** Of this process's own, or a question to another one. */
type StepKind = 'internal' | 'client';

const KINDS: Readonly<Record<StepKind, SpanKind>> = { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT };

/**
 * Does something as a step of the current trace, where somebody records that; else it is done and that is all.
 * @param name one of few: no ids in it
 */
export function inSpan<T>(name: string, kind: StepKind, work: () => Promise<T>): Promise<T> {
  const place = placeNow();
  return place?.recorded ? step(place, name, kind, work) : work();
}

async function step<T>(place: TracePlace, name: string, kind: StepKind, work: () => Promise<T>): Promise<T> {
  const span = TRACER.startSpan(name, { kind: KINDS[kind] }, place.context);
  const context = api.setSpan(place.context, span);
  try {
    const value = await atPlace({ ...place, context, span: span.spanContext() }, work);
    span.end();
    return value;
  } catch (error) {
    endFailed(span, errorType(error));
    throw error;
  }
}
