import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const HOST = '127.0.0.1';

/** A piece of network before a Redis, that a test can slow down, cut, part and mend. */
export class RedisProxy {
  private readonly sockets = new Set<Socket>();
  private readonly waiting = new Set<NodeJS.Timeout>();
  private state: 'whole' | 'cut' | 'parted' = 'whole';
  /** how many milliseconds each answer takes on its way */
  delay = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  /** @param target port on this machine that it leads to */
  static async open(target: number): Promise<RedisProxy> {
    const server = createServer().listen(0, HOST);
    await once(server, 'listening');
    const proxy = new RedisProxy(server, target);
    server.on('connection', (socket) => proxy.join(socket));
    return proxy;
  }

  readonly host = HOST;

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `redis://${HOST}:${this.port}`;
  }

  /** Ends what goes through it and refuses what is new, as if nobody listened. */
  cut(): void {
    this.state = 'cut';
    this.endAll();
  }

  /** Nothing comes through in either direction and no socket ends: a partition. What is new is taken and hears nothing. */
  part(): void {
    this.state = 'parted';
  }

  /** New connections come through; what was parted has lost what it carried, and ends. */
  mend(): void {
    if (this.state === 'parted') this.endAll();
    this.state = 'whole';
  }

  async close(): Promise<void> {
    this.cut();
    for (const timer of this.waiting) clearTimeout(timer);
    this.server.close();
    await once(this.server, 'close');
  }

  private endAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: Socket): void {
    this.keep(near);
    if (this.state === 'cut') near.destroy();
    if (this.state !== 'whole') return;
    const far = this.keep(connect(this.target, HOST));
    near.on('data', (data) => this.state === 'whole' && far.write(data));
    const line: Buffer[] = [];
    far.on('data', (data) => {
      line.push(data);
      // Each timer lets the first in line go: timers may be late, and what is not delayed any more must not overtake.
      const go = () => {
        const first = line.shift();
        if (first && this.state === 'whole') near.write(first);
      };
      if (this.delay === 0 && line.length === 1) go();
      else this.later(this.delay, go);
    });
    near.on('close', () => far.destroy());
    // What was under way when the other end died is lost with it.
    far.on('close', () => this.state !== 'parted' && near.destroy());
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
    return socket;
  }

  private later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      action();
    }, ms);
    this.waiting.add(timer);
  }
}
