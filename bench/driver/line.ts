import { WebSocket } from 'ws';

const PATIENCE = 180_000;
const [FOUR, TWO, THREE, ZERO] = Buffer.from('4230') as unknown as [number, number, number, number];

/**
 * Socket.IO over one WebSocket, as lean as it can be: texts to send are made beforehand, and what comes is counted by its
 * first two letters and not read, unless somebody asks to.
 */
export class Line {
  acks = 0;
  events = 0;
  bytes = 0;
  /** called after each answer */
  onAck: (() => void) | undefined;
  /** called after each event */
  onEvent: (() => void) | undefined;
  /** reads every packet, as text */
  reader: ((packet: string) => void) | undefined;
  private readonly closing: Promise<void>;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.take(data));
    socket.on('error', () => undefined);
    this.closing = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async connect(url: string): Promise<Line> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
    const line = new Line(socket);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no connection')), PATIENCE);
      socket.once('close', () => reject(new Error('the connection was refused')));
      line.onConnected = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return line;
  }

  send(packet: string): void {
    this.socket.send(packet);
  }

  /** Sends the packets in turn, `count` in all and `window` at most at a time; resolves with the last answer. */
  run(packets: readonly string[], count: number, window: number): Promise<void> {
    return new Promise((resolve) => {
      let sent = 0;
      let answered = 0;
      const next = () => {
        this.send(packets[sent % packets.length] ?? '');
        sent += 1;
      };
      this.onAck = () => {
        answered += 1;
        if (sent < count) next();
        else if (answered === count) resolve();
      };
      while (sent < Math.min(window, count)) next();
    });
  }

  /** Cuts it, as a machine that is gone does. */
  cut(): Promise<void> {
    this.socket.terminate();
    return this.closing;
  }

  private onConnected: () => void = () => undefined;

  private take(data: Buffer): void {
    this.bytes += data.length;
    if (data[0] === FOUR && data[1] === TWO) {
      this.events += 1;
      this.reader?.(data.toString());
      this.onEvent?.();
    } else if (data[0] === FOUR && data[1] === THREE) {
      this.acks += 1;
      this.reader?.(data.toString());
      this.onAck?.();
    } else if (data[0] === TWO) this.socket.send('3');
    else if (data[0] === FOUR && data[1] === ZERO) this.onConnected();
    else if (data[0] === ZERO) this.socket.send('40');
  }
}
