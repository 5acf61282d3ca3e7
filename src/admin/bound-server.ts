import type { Server } from 'node:http';

/** Milliseconds that a request's head, a whole request, and the next one on a connection may take. */
const HEAD = 5_000;
const REQUEST = 5_000;
const IDLE = 5_000;

/** Connections at once: a few operators and what reads the metrics. */
const CONNECTIONS = 100;

/** Bounds what strangers can take up of the server, before it listens. */
export function boundServer(server: Server): void {
  server.headersTimeout = HEAD;
  server.requestTimeout = REQUEST;
  server.keepAliveTimeout = IDLE;
  server.maxConnections = CONNECTIONS;
}
