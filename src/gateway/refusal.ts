import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a request to Socket.IO is not let in, as HTTP says it. */
export interface Refusal {
  readonly status: 403 | 429 | 503;
  /** for people */
  readonly message: string;
  /** seconds after which it may be different */
  readonly retryAfter?: number;
}

/** In the form that Engine.IO's own refusals have. */
const bodyOf = ({ message }: Refusal) => JSON.stringify({ code: 4, message });

function headersOf(refusal: Refusal): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': `${Buffer.byteLength(bodyOf(refusal))}`,
    connection: 'close',
    ...(refusal.retryAfter === undefined ? {} : { 'retry-after': `${refusal.retryAfter}` }),
  };
}

export function refuseRequest(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, headersOf(refusal)).end(bodyOf(refusal));
}

/** What asked for a WebSocket has no response object. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const headers = Object.entries(headersOf(refusal)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => undefined);
  const head = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${headers.join('')}\r\n`;
  socket.end(`${head}${bodyOf(refusal)}`, () => socket.destroy());
}
