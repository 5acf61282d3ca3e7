import type { IncomingMessage } from 'node:http';
import { PIECE_COST, type Unfinished } from './unfinished.js';

/** Into how many pieces a body may be cut by its sender or on its way. */
const PIECES = 1_024;

/**
 * Bounds the body of a request, whoever reads it: its pieces, for a body can be sent a byte at a time and each is an
 * object of its own, and with all others' what has arrived and is not whole. Beyond it the connection is closed. Node
 * hands each piece to `push`, before anybody has asked for it.
 */
export function boundBody(request: IncomingMessage, unfinished: Unfinished): void {
  const cut = () => request.socket.destroy();
  let [pieces, bytes] = [0, 0];
  const push = request.push.bind(request);
  request.push = (piece: unknown, encoding?: BufferEncoding) => {
    if (piece instanceof Uint8Array) {
      pieces += 1;
      bytes += piece.length + PIECE_COST;
      if (pieces > PIECES) {
        cut();
        return false;
      }
      unfinished.set(request, bytes, cut);
    } else unfinished.forget(request);
    return push(piece, encoding);
  };
  request.once('close', () => unfinished.forget(request));
}
