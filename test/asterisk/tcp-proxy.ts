import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Delay } from './delay.js';
import type { WireTap } from './wire-tap.js';

const HOST = '127.0.0.1';

/** A piece of network between two programs that a test can cut and mend. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly ends = new Map<Socket, () => void>();
  private whole = true;
  /** how many milliseconds everything is under way, each way; what is under way already stays as it is */
  delay = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    private readonly tap: () => WireTap,
  ) {}

  /**
   * @param target port on this machine that it leads to
   * @param tap makes what stands in a connection, for each a new one
   */
  static async open(target: number, tap: () => WireTap): Promise<TcpProxy> {
    const server = createServer().listen(0, HOST);
    await once(server, 'listening');
    const proxy = new TcpProxy(server, target, tap);
    server.on('connection', (socket) => proxy.join(socket));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends what goes through it and lets nothing new through. */
  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Lets what goes through it wait without a word: the sockets stay open, nothing comes out at the other end. */
  freeze(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** As where the near program is killed: what it has sent gets there, then its connections end, and no new one is let through. */
  end(): void {
    this.whole = false;
    for (const end of this.ends.values()) end();
  }

  mend(): void {
    this.whole = true;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    if (!this.whole) {
      near.destroy();
      return;
    }
    const far = connect(this.target, HOST);
    const { toSwitch, toProvider } = this.tap();
    this.ends.set(near, () => {
      near.unpipe(toSwitch);
      toSwitch.end();
    });
    near.on('close', () => this.ends.delete(near));
    for (const [one, between, other] of [
      [near, toSwitch, far],
      [far, toProvider, near],
    ] as const) {
      this.sockets.add(one);
      one
        .pipe(between)
        .pipe(new Delay(() => this.delay))
        .pipe(other);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        // An orderly end comes after what is under way.
        if (!one.readableEnded) other.destroy();
      });
    }
  }
}
