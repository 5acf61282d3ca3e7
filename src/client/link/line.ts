import type { Socket } from 'socket.io-client';
import type { CommandResponse } from '../../protocol/response.js';
import { Transport } from '../../protocol/transport.js';
import type { Timer } from '../../runtime/clock.js';
import type { Settings } from '../options.js';
import type { CommandOut } from './command-out.js';
import { LineLost } from './line-lost.js';

/** One connection to one address, from its opening to its loss; it does not come back. */
export class Line {
  /** Is told once, before those who wait for an answer. */
  onLost: (why: string) => void = () => undefined;
  onEvent: (event: object) => void = () => undefined;
  /** resolves when it is lost */
  readonly gone: Promise<void>;
  private tellGone: () => void = () => undefined;
  private readonly waiting = new Set<() => void>();
  private why: string | undefined;
  private probe: Timer | undefined;

  /** @param socket is connected, and belongs to this line */
  constructor(
    readonly url: string,
    private readonly socket: Socket,
    private readonly settings: Settings,
  ) {
    this.gone = new Promise((resolve) => (this.tellGone = resolve));
    // What an address says after its line was given up is not heard.
    socket.on(Transport.event, (event: object) => this.lost || this.onEvent(event));
    socket.once('disconnect', (reason) => this.end(reason));
  }

  get lost(): boolean {
    return this.why !== undefined || !this.socket.connected;
  }

  /**
   * Waits for the answer as long as the line holds, and tries the line where that takes long.
   * @param take is called with the answer before whatever comes behind it on the wire
   * @throws LineLost
   */
  ask(message: CommandOut, take?: (answer: CommandResponse) => void): Promise<CommandResponse> {
    return new Promise((resolve, reject) => {
      const lose = () => reject(new LineLost(message.command));
      if (this.lost) return lose();
      this.waiting.add(lose);
      this.watch();
      this.socket.emit(Transport.command, message, (answer: CommandResponse) => {
        if (!this.waiting.delete(lose)) return;
        take?.(answer);
        resolve(answer);
      });
    });
  }

  /** Ends it as lost. */
  drop(why: string): void {
    this.end(why);
    this.socket.disconnect();
  }

  private end(why: string): void {
    if (this.why !== undefined) return;
    this.why = why;
    this.probe?.cancel();
    this.onLost(why);
    this.tellGone();
    for (const lose of this.waiting) lose();
    this.waiting.clear();
  }

  /** A server that has stopped is found out by a question that any server answers at once. */
  private watch(): void {
    if (this.probe) return;
    const { clock, probeAfter } = this.settings;
    this.probe = clock.after(probeAfter, () => {
      this.probe = undefined;
      if (this.waiting.size === 0 || this.lost) return;
      this.probe = clock.after(probeAfter, () => this.drop('it does not answer'));
      this.socket.emit(Transport.command, { command: 'getServices', data: { type: '-' } }, () => {
        this.probe?.cancel();
        this.probe = undefined;
        if (!this.lost) this.watch();
      });
    });
  }
}
