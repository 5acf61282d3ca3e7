import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Randomness } from './randomness.js';

const HOST = '127.0.0.1';

/** The network between a client and the server: it breaks in the middle of anything, in one direction or in both. */
export class CutLine {
  private readonly pairs = new Set<readonly [Socket, Socket]>();

  private constructor(
    private readonly server: Server,
    private readonly target: () => number,
    private readonly random: Randomness,
  ) {}

  /** @param target the port on this machine that new connections lead to */
  static async open(target: () => number, random: Randomness): Promise<CutLine> {
    const server = createServer().listen(0, HOST);
    await once(server, 'listening');
    const line = new CutLine(server, target, random);
    server.on('connection', (near) => line.join(near));
    return line;
  }

  get url(): string {
    return `http://${HOST}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks what goes through: at once, or one direction first and the rest a moment later. */
  async cut(): Promise<void> {
    for (const [near, far] of this.pairs) {
      const [first, second] = this.random.chance(0.5) ? [near, far] : [far, near];
      const kind = this.random.below(3);
      if (kind === 0) first.unpipe();
      if (kind === 1) first.destroy();
      else if (kind === 2) first.resetAndDestroy();
      if (kind === 0 || this.random.chance(0.3))
        await new Promise((resolve) => setTimeout(resolve, this.random.below(15)));
      first.destroy();
      second.destroy();
    }
  }

  async close(): Promise<void> {
    this.server.close();
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.target(), HOST);
    const pair = [near, far] as const;
    this.pairs.add(pair);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.pairs.delete(pair);
        other.destroy();
      });
    }
  }
}
