import type { IncomingMessage } from 'node:http';
import type { RequestOrigin } from './foreign-page.js';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** What a request's head says of where it comes from. */
export function originOf({ headers, socket }: IncomingMessage): RequestOrigin {
  const site = headers['sec-fetch-site'];
  return {
    host: headers.host,
    origin: headers.origin,
    site: Array.isArray(site) ? site.join() : site,
    local: LOOPBACK.test(socket.localAddress ?? ''),
  };
}
