import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** How the server answered somebody who wants in. */
export interface Handshake {
  /** of HTTP; 101 for a WebSocket, 200 for a poll that are let in */
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** goes away again */
  readonly leave: () => void;
}

const QUERY = '/socket.io/?EIO=4&transport=';

/** Asks for a WebSocket. */
export function byWebSocket(url: string, headers: Record<string, string> = {}, sid = ''): Promise<Handshake> {
  const address = `${url.replace('http', 'ws')}${QUERY}websocket${sid && `&sid=${sid}`}`;
  const socket = new WebSocket(address, { headers });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      const { statusCode: status = 0, headers: told } = response;
      response.on('end', () => resolve({ status, headers: told, body, leave: () => undefined }));
    });
    socket.on('open', () => resolve({ status: 101, headers: {}, body: '', leave: () => socket.terminate() }));
  });
}

/** Asks for long polling. */
export async function byPolling(url: string, headers: Record<string, string> = {}): Promise<Handshake> {
  const response = await fetch(`${url}${QUERY}polling`, { headers });
  const told = Object.fromEntries(response.headers.entries());
  return { status: response.status, headers: told, body: await response.text(), leave: () => undefined };
}

/** A TCP connection that says `text` and then nothing more. @returns it, and what settles when the server ends it */
export function silent(url: string, text = ''): { socket: Socket; ended: Promise<void> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () => socket.write(text));
  socket.on('error', () => undefined).resume();
  return { socket, ended: new Promise((resolve) => socket.once('close', () => resolve())) };
}
