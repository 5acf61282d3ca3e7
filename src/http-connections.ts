import type { Server } from 'node:http';

/** How often it is looked whose request takes too long, in milliseconds. */
const LOOKED_AT_EVERY = 5_000;

/** That connections of slow requests are found soon, and that the loss of one is nobody's fault. Before it listens. */
export function heedConnections(server: Server): void {
  Object.assign(server, { connectionsCheckingInterval: LOOKED_AT_EVERY });
  // Also while it passes from one owner to another: an error that nobody listens to would end the process.
  server.on('connection', (socket) => socket.on('error', () => undefined));
}
