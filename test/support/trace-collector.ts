import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { eventually } from '../hostile/eventually.js';

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** of OTLP: 1 internal, 2 server, 3 client */
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
  /** of OTLP: 2 is an error */
  readonly status: { readonly code: number; readonly message?: string };
}

/** A span as it came, and of which process. */
export interface CollectedSpan extends SentSpan {
  readonly process: string | undefined;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: SentSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** Takes OTLP over HTTP, as JSON, on a loopback port. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.receive(request, response);
    });
  }

  static async start(): Promise<TraceCollector> {
    const collector = new TraceCollector();
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    return collector;
  }

  /** What a process needs to send its traces here; `name` is what it is called in them. */
  environment(name: string): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      NODE_OPTIONS: '--import ./examples/tracing.mjs',
      OTEL_SERVICE_NAME: name,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: '50',
    };
  }

  /** The spans of a trace once there are that many, each before those below it. */
  async trace(id: string, count: number): Promise<readonly CollectedSpan[]> {
    const found = () => this.spans.filter(({ traceId }) => traceId === id);
    await eventually(`${count} spans`, () => found().length >= count);
    return inOrder(found());
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.take((await json(request)) as Sent);
    response.setHeader('content-type', 'application/json').end('{}');
  }

  private take({ resourceSpans }: Sent): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const process = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
      for (const { spans } of scopeSpans) this.spans.push(...spans.map((span) => ({ ...span, process })));
    }
  }
}

function inOrder(spans: readonly CollectedSpan[]): readonly CollectedSpan[] {
  const below = (parent: string | undefined): readonly CollectedSpan[] =>
    spans.filter(({ parentSpanId }) => parentSpanId === parent).flatMap((span) => [span, ...below(span.spanId)]);
  const tops = spans.filter(({ parentSpanId }) => !spans.some(({ spanId }) => spanId === parentSpanId));
  return tops.flatMap((span) => [span, ...below(span.spanId)]);
}
