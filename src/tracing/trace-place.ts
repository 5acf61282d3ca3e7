import { AsyncLocalStorage } from 'node:async_hooks';
import { context as active, type Context, type SpanContext } from '@opentelemetry/api';

/** A trace as long as its command is at work. */
export interface Trace {
  /** 32 hexadecimal digits */
  readonly id: string;
  /** its command is answered: what goes on by itself is not the command's any more */
  over: boolean;
}

/** Where in its trace something is done. */
export interface TracePlace {
  readonly trace: Trace;
  /** what is asked from here has this above it */
  readonly span: SpanContext;
  readonly context: Context;
  /** somebody records it: spans below it are worth making */
  readonly recorded: boolean;
}

/** A provider may have a copy of this package of its own: they have the place in common. */
const SHARED = Symbol.for('interaction-processor.trace-place.1');
const shared = globalThis as { [SHARED]?: AsyncLocalStorage<TracePlace> };
const places = (shared[SHARED] ??= new AsyncLocalStorage<TracePlace>());

/** Runs `work` at that place, also as seen by what the operator has brought to look into other packages. */
export function atPlace<T>(place: TracePlace, work: () => T): T {
  return places.run(place, () => active.with(place.context, work));
}

/** undefined: nothing is done for a command */
export function placeNow(): TracePlace | undefined {
  const place = places.getStore();
  return place?.trace.over === false ? place : undefined;
}
