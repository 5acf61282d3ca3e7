import { trace } from '@opentelemetry/api';

/** Makes spans where the operator has brought an SDK, also one that comes later; else it makes nothing of them. */
export const TRACER = trace.getTracer('interaction-processor');
