import { SpanStatusCode, type Span } from '@opentelemetry/api';

/**
 * Ends a span as one that came to nothing.
 * @param type a code or the name of an error, never a text: that may have what is personal
 */
export function endFailed(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
  span.end();
}
