import { currentTrace } from './current-trace.js';

/** What a question to another process carries of the trace of now; nothing where nothing is done for a command. */
export function carriedTrace(): { readonly traceparent?: string; readonly tracestate?: string } {
  const { traceparent, tracestate } = currentTrace() ?? {};
  return { ...(traceparent ? { traceparent } : {}), ...(tracestate ? { tracestate } : {}) };
}
