import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { boundBody } from './bounded-body.js';
import type { Unfinished } from './unfinished.js';

/** How many requests of one connection may be without an answer; browsers and proxies send one after the other. */
const UNANSWERED = 8;

/**
 * Bounds what one connection may ask of the HTTP server, whoever else listens to it: how many requests may wait for an
 * answer, what their bodies are made of, and that nothing else than Socket.IO is upgraded to. To be called when all
 * listen.
 * @param path that Socket.IO listens to
 * @param unfinished where bodies that are not whole are counted
 */
export function boundHttp(server: Server, path: string, unfinished: Unfinished): void {
  server.prependListener('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (!request.url?.startsWith(path)) socket.destroy();
  });
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  const unanswered = new WeakMap<Duplex, number>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const waiting = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, waiting);
    if (waiting > UNANSWERED) {
      socket.destroy();
      return;
    }
    boundBody(request, unfinished);
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    for (const listener of listeners) listener.call(server, request, response);
  });
}
