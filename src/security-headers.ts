import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * What browsers are told with every answer, whoever gives it: nothing of it is a page, is in a frame, is somebody else's or is kept.
 * Who gives a page or a file says otherwise.
 */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Content-Security-Policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
];

/**
 * To be called again when somebody else has come to listen first.
 * @param hsts seconds for which browsers are to come by TLS alone; 0: they are told nothing of it
 */
export function secureAnswers(server: Server, hsts: number): void {
  const headers = hsts > 0 ? [...ALWAYS, ['Strict-Transport-Security', `max-age=${hsts}`] as const] : ALWAYS;
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}
