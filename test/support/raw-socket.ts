import { WebSocket } from 'ws';

const PATIENCE = 15_000;

/** Socket.IO by hand over one WebSocket: for texts that no client library would send. */
export class RawSocket {
  private readonly packets: string[] = [];
  private readonly watchers = new Set<() => void>();
  closed = false;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const packet = (data as Buffer).toString('utf8');
      if (packet === '2') socket.send('3');
      else this.packets.push(packet);
      for (const watcher of this.watchers) watcher();
    });
    socket.on('close', () => {
      this.closed = true;
      for (const watcher of this.watchers) watcher();
    });
    socket.on('error', () => undefined);
  }

  static async connect(url: string): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`));
    await raw.packet('0');
    raw.send('40');
    await raw.packet('40');
    return raw;
  }

  send(packet: string): void {
    this.socket.send(packet);
  }

  /** Sends JSON text as the argument of a command with acknowledgement number 7; the answer. */
  async command(json: string): Promise<{ result: string; failure?: { code: string } }> {
    this.send(`427["command",${json}]`);
    const packet = await this.packet('437');
    const [answer] = JSON.parse(packet.slice(3)) as [{ result: string }];
    return answer;
  }

  async ended(): Promise<void> {
    await this.until(() => this.closed || undefined);
  }

  close(): void {
    this.socket.close();
  }

  private packet(start: string): Promise<string> {
    return this.until(() => {
      const index = this.packets.findIndex((one) => one.startsWith(start));
      return index < 0 ? undefined : this.packets.splice(index, 1)[0];
    });
  }

  private until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing within ${PATIENCE} ms`)), PATIENCE);
      const watcher = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve(found);
      };
      this.watchers.add(watcher);
      watcher();
    });
  }
}
