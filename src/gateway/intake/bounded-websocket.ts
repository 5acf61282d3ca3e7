import { transports, type Transport } from 'engine.io';
import type { WebSocket } from 'ws';
import type { Intake } from './intake.js';
import { packetCost } from './intake-bounds.js';
import { PIECE_COST, type Unfinished } from './unfinished.js';

type Request = ConstructorParameters<typeof transports.websocket>[0];
type Packet = Parameters<Transport['send']>[0][number];

/** What `ws` has read of a message that is not whole, beyond what its types tell. */
interface Inner {
  readonly _socket: NodeJS.ReadableStream;
  readonly _receiver: {
    readonly _bufferedBytes: number;
    readonly _buffers: readonly unknown[];
    readonly _messageLength: number;
    readonly _fragments: readonly unknown[];
  };
}

/** How many answers to pings may wait to be read. */
const PONGS = 60;

/** Engine.IO's WebSocket transport, whose packets come through the connection's intake; so do WebSocket's own pings. */
export class BoundedWebSocket extends transports.websocket {
  private readonly source;
  private pongs = 0;

  constructor(
    request: Request,
    private readonly intake: Intake,
    private readonly unfinished: Unfinished,
  ) {
    super(request);
    const websocket = request.websocket as WebSocket;
    this.source = {
      pause: () => websocket.pause(),
      resume: () => websocket.resume(),
      cut: () => websocket.terminate(),
    };
    intake.attach(this.source);
    this.count(websocket);
    websocket.on('ping', (data) => intake.offer(1, () => this.pong(websocket, data)));
    websocket.on('pong', () => intake.offer(1, () => undefined));
  }

  /** A plain request to a connection that is a WebSocket: the transport it is built on would never answer. */
  override onRequest({ res }: Request): void {
    res?.writeHead(400).end();
  }

  /** After each piece: what is still not whole then. */
  private count(websocket: WebSocket): void {
    const { _socket: socket, _receiver: receiver } = websocket as unknown as Inner;
    const cut = () => this.intake.cut('too much is not whole, and this for the longest');
    socket.on('data', () => {
      const { _bufferedBytes: buffered, _buffers: pieces, _messageLength: parts, _fragments: fragments } = receiver;
      const objects = pieces.length + fragments.length;
      this.unfinished.set(this, buffered + parts + objects * PIECE_COST, cut);
    });
  }

  private pong(websocket: WebSocket, data: Buffer): void {
    if (websocket.readyState !== websocket.OPEN) return;
    if (this.pongs >= PONGS) {
      this.intake.cut('answers to pings are not read');
      return;
    }
    this.pongs += 1;
    websocket.pong(data, false, () => {
      this.pongs -= 1;
    });
  }

  protected override onPacket(packet: Packet): void {
    const { data } = packet as { readonly data?: string | Buffer };
    this.intake.offer(packetCost(data?.length ?? 0), () => super.onPacket(packet));
  }

  protected override onClose(): void {
    this.unfinished.forget(this);
    this.intake.detach(this.source);
    super.onClose();
  }
}
