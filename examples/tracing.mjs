// Sends the service's traces to whatever takes OTLP over HTTP (a collector, Jaeger, Tempo). Beside the service, once:
//   npm install --no-save @opentelemetry/sdk-trace-node@2 @opentelemetry/exporter-trace-otlp-http@0.223
// and then:
//   OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 node --import ./examples/tracing.mjs dist/main.js
// What is sampled, and how often it is sent, are OpenTelemetry's own variables: OTEL_TRACES_SAMPLER, OTEL_BSP_SCHEDULE_DELAY …
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

const name = process.env.OTEL_SERVICE_NAME ?? 'interaction-processor';

new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': name }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
}).register();
