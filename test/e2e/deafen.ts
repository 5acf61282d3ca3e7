import type { WebSocket } from 'ws';
import type { Desktop } from '../support/desktop.js';

/** Makes a desktop stop reading from its socket; it goes on sending. @returns what makes it read again */
export function deafen({ socket }: Desktop): () => void {
  const { ws } = socket.io.engine.transport as unknown as { readonly ws: WebSocket };
  ws.pause();
  return () => ws.resume();
}
