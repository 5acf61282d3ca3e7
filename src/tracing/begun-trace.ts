import {
  SpanKind,
  isSpanContextValid,
  ROOT_CONTEXT,
  trace as api,
  type Attributes,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { endFailed } from './span-end.js';
import { atPlace, type TracePlace } from './trace-place.js';
import { TRACER } from './tracer.js';

/** A trace from where a request came in to its answer: the client's, or one of its own. */
export class BegunTrace {
  private constructor(
    private readonly place: TracePlace,
    private readonly span: Span,
  ) {}

  /**
   * @param parent of whoever asks
   * @param ownId for a request that brings none, where nobody else makes one
   */
  static begin(name: string, parent: SpanContext | undefined, ownId: () => string): BegunTrace {
    const from = parent ? api.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const span = TRACER.startSpan(name, { kind: SpanKind.SERVER }, from);
    const made = span.spanContext();
    // Without an SDK there is no span, and where none came from the client no trace either.
    const own = isSpanContextValid(made) ? made : ownContext(ownId());
    const context = own === made ? api.setSpan(from, span) : api.setSpanContext(from, own);
    const trace = { id: own.traceId, over: false };
    return new BegunTrace({ trace, span: own, context, recorded: span.isRecording() }, span);
  }

  /** 32 hexadecimal digits */
  get id(): string {
    return this.place.trace.id;
  }

  /** Somebody records it. */
  get recorded(): boolean {
    return this.place.recorded;
  }

  run<T>(work: () => T): T {
    return atPlace(this.place, work);
  }

  /** @param failed the code of what it was refused with */
  end(attributes: Attributes, failed?: string): void {
    this.place.trace.over = true;
    if (!this.recorded) return;
    this.span.setAttributes(attributes);
    if (failed === undefined) this.span.end();
    else endFailed(this.span, failed);
  }
}

/** Nobody records a span of that id: it is there because `traceparent` has to name one. */
const ownContext = (traceId: string) => ({ traceId, spanId: traceId.slice(16), traceFlags: 0 });
