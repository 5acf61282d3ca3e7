import { WebSocketServer, type ServerOptions } from 'ws';

/** Into how many parts a message may be cut by its sender. */
const FRAGMENTS = 256;

/** Into how many pieces one frame may be cut on its way. */
const CHUNKS = 4_096;

/** How long the other side may take to agree to an end, in milliseconds. */
const CLOSING = 5_000;

/** WebSocket as it is spoken here: nothing compressed, few parts, and pings are answered by the intake. */
export class BoundedWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const bounds = { maxFragments: FRAGMENTS, maxBufferedChunks: CHUNKS, closeTimeout: CLOSING };
    super({ ...options, ...bounds, perMessageDeflate: false, autoPong: false });
  }
}
