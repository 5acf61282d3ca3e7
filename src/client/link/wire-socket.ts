import { Socket as Engine } from 'engine.io-client';
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';
import type { CommandResponse } from '../../protocol/response.js';
import { Transport } from '../../protocol/transport.js';
import { RefusedError } from '../errors/refused-error.js';
import type { Settings } from '../options.js';
import type { CommandOut } from './command-out.js';

const MAIN = '/';

/**
 * One connection of Socket.IO, in its main namespace, that does not come back: transports, heartbeat and the form of a message are the
 * library's. What its own client has beside that, to come back and to wait until then, is done by `Link`.
 */
export class WireSocket {
  connected = false;
  onOpen: () => void = () => undefined;
  onConnect: () => void = () => undefined;
  onEvent: (event: object) => void = () => undefined;
  /** Is told once why it has ended, or why there is none. */
  onClose: (why: string) => void = () => undefined;
  private readonly engine: Engine;
  private readonly encoder = new Encoder();
  private readonly decoder = new Decoder();
  private readonly waiting = new Map<number | undefined, (answer: CommandResponse) => void>();
  private count = 0;
  private mostBytes = Infinity;
  private ended = false;

  /** @param url where it connects to at once */
  constructor(url: string, { path, transports }: Settings) {
    const engine = new Engine(url, { path, transports: [...transports], tryAllTransports: true });
    this.engine = engine;
    engine.on('handshake', ({ maxPayload }) => (this.mostBytes = maxPayload || Infinity));
    engine.on('open', () => {
      this.onOpen();
      this.write({ type: PacketType.CONNECT, nsp: MAIN });
    });
    engine.on('data', (data) => this.read(data));
    // Of one that is connected the end is told as well, with a reason.
    engine.on('error', (error) => this.connected || this.end(typeof error === 'string' ? error : error.message));
    engine.on('close', (why) => this.end(why));
    // Whatever a packet brings about is not the parser's.
    this.decoder.on('decoded', (packet) => queueMicrotask(() => this.take(packet)));
  }

  /**
   * @param take is called with the answer, where one comes
   * @throws RefusedError for what is no JSON, and for what is larger than would not cost the connection
   */
  send(message: CommandOut, take: (answer: CommandResponse) => void): void {
    // After a sleep of the machine nobody is at the other end any more, and no timer has found out yet.
    if (this.engine._hasPingExpired()) return;
    this.count += 1;
    const parts = this.partsOf(message);
    this.waiting.set(this.count, take);
    for (const part of parts) this.engine.write(part);
  }

  disconnect(): void {
    if (this.connected) this.write({ type: PacketType.DISCONNECT, nsp: MAIN });
    this.end('closed');
  }

  private partsOf(message: CommandOut): string[] {
    const packet = { type: PacketType.EVENT, nsp: MAIN, data: [Transport.command, message], id: this.count };
    let why = 'it is too large';
    try {
      const parts = this.encoder.encode(packet);
      if (new Blob(parts).size < this.mostBytes) return parts;
    } catch (error) {
      why = String(error);
    }
    throw new RefusedError(message.command, { code: 'INVALID_MESSAGE', message: why, retryable: false });
  }

  private write(packet: Packet): void {
    for (const part of this.encoder.encode(packet)) this.engine.write(part);
  }

  private read(data: unknown): void {
    try {
      this.decoder.add(data);
    } catch {
      this.end('parse error');
    }
  }

  private take({ type, data, id }: Packet): void {
    const [first, second] = Array.isArray(data) ? data : [];
    if (this.ended) return;
    if (type === PacketType.CONNECT) {
      this.connected = true;
      this.onConnect();
    } else if (type === PacketType.EVENT) {
      if (first === Transport.event) this.onEvent(second as object);
    } else if (type === PacketType.ACK) {
      this.waiting.get(id)?.(first as CommandResponse);
      this.waiting.delete(id);
    } else {
      this.end(data?.message ?? 'the server has ended it');
    }
  }

  private end(why: string): void {
    if (this.ended) return;
    this.ended = true;
    this.connected = false;
    this.engine.close();
    this.onClose(why);
  }
}
