import { connect, type Socket } from 'node:net';
import { frame } from './frame.js';

const PATIENCE = 90_000;

/** Somebody who can reach the port and speaks TCP, and what he likes over it. */
export class Stranger {
  /** all that came back, of the latest megabyte */
  private text = '';
  private readonly watchers = new Set<() => void>();
  closed = false;
  /** bytes that came back */
  received = 0;

  private readonly gone: Promise<void>;

  private constructor(readonly socket: Socket) {
    this.gone = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (bytes) => {
      this.received += bytes.length;
      this.text = (this.text + bytes.toString('latin1')).slice(-1_000_000);
      this.look();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.look();
    });
  }

  static async connect(url: string): Promise<Stranger> {
    const { hostname, port } = new URL(url);
    const stranger = new Stranger(connect(Number(port), hostname));
    await new Promise((resolve, reject) => stranger.socket.once('connect', resolve).once('error', reject));
    return stranger;
  }

  /** A WebSocket to Engine.IO, and the default namespace of Socket.IO joined. */
  static async joined(url: string): Promise<Stranger> {
    const stranger = await Stranger.connect(url);
    stranger.upgrade('/socket.io/?EIO=4&transport=websocket');
    await stranger.hears('"pingTimeout"');
    await stranger.sends(frame('40'));
    await stranger.hears('40{"sid"');
    return stranger;
  }

  upgrade(path: string): void {
    const lines = ['Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    this.socket.write([`GET ${path} HTTP/1.1`, ...lines, key, '', ''].join('\r\n'));
  }

  /** Resolves when the other side has taken them, or has gone. */
  async sends(bytes: Buffer | string): Promise<void> {
    // A write to a socket that is at its end comes back at once, for ever; its close would never be seen.
    if (this.socket.destroyed) await this.gone;
    else await Promise.race([new Promise((resolve) => this.socket.write(bytes, resolve)), this.gone]);
  }

  /** Waits until that has come back; `times` how often, in the latest megabyte. */
  hears(text: string, times = 1): Promise<void> {
    return this.until(() => this.count(text) >= times, `${times} x ${text}`);
  }

  /** What the answer to the handshake said. */
  handshake(): { sid: string } {
    const [found] = this.matches(/0(\{"sid".*?\})/g);
    return JSON.parse(found?.[1] ?? '{}') as { sid: string };
  }

  matches(pattern: RegExp): RegExpExecArray[] {
    return [...this.text.matchAll(pattern)];
  }

  count(text: string): number {
    return this.text.split(text).length - 1;
  }

  /** Waits until the other side has closed. @param of what, for the error where it does not */
  ended(of = ''): Promise<void> {
    return this.until(() => this.closed, `the end ${of}`);
  }

  leave(): void {
    this.socket.destroy();
  }

  private until(fits: () => boolean, what: string): Promise<void> {
    if (fits()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (error?: Error) => {
        clearTimeout(timer);
        this.watchers.delete(watcher);
        if (error) reject(error);
        else resolve();
      };
      const timer = setTimeout(() => end(new Error(`not within ${PATIENCE} ms: ${what}`)), PATIENCE);
      const watcher = () => {
        if (fits()) end();
        else if (this.closed) end(new Error(`closed before ${what}: ${this.text.slice(-300)}`));
      };
      this.watchers.add(watcher);
    });
  }

  private look(): void {
    for (const watcher of this.watchers) watcher();
  }
}
