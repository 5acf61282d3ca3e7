import type { CommandResponse } from '../../protocol/response.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';
import type { Timer } from '../../runtime/clock.js';
import type { Settings } from '../options.js';
import type { ServiceEvent } from '../service-event.js';
import type { CommandOut } from './command-out.js';
import { LineLost } from './line-lost.js';
import type { WireSocket } from './wire-socket.js';

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
    private readonly socket: WireSocket,
    private readonly settings: Settings,
  ) {
    this.gone = new Promise((resolve) => (this.tellGone = resolve));
    // What an address says after its line was given up is not heard.
    socket.onEvent = (event) => {
      if (this.lost) return;
      settings.tap?.({ kind: 'event', url, event: event as SessionEvent | ServiceEvent });
      this.onEvent(event);
    };
    socket.onClose = (why) => this.end(why);
  }

  get lost(): boolean {
    return this.why !== undefined || !this.socket.connected;
  }

  /**
   * Waits for the answer as long as the line holds, and tries the line where that takes long.
   * @param take is called with the answer before whatever comes behind it on the wire
   * @param attempt how often it was sent, with this time
   * @throws LineLost
   */
  ask(message: CommandOut, take?: (answer: CommandResponse) => void, attempt = 1): Promise<CommandResponse> {
    return new Promise((resolve, reject) => {
      const lose = () => reject(new LineLost(message.command));
      if (this.lost) return lose();
      this.send(message, attempt, (answer) => {
        if (!this.waiting.delete(lose)) return;
        take?.(answer);
        resolve(answer);
      });
      // Nothing waits for what could not be written.
      this.waiting.add(lose);
      this.watch();
    });
  }

  /** Ends it as lost. */
  drop(why: string): void {
    this.end(why);
    this.socket.disconnect();
  }

  private send(message: CommandOut, attempt: number, take: (answer: CommandResponse) => void): void {
    const { clock, tap } = this.settings;
    const sent = { ...message, url: this.url, attempt };
    const begun = clock.elapsed();
    this.socket.send(message, (answer) => {
      tap?.({ ...sent, kind: 'answer', answer, latency: clock.elapsed() - begun });
      take(answer);
    });
    tap?.({ ...sent, kind: 'command' });
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
      this.send({ command: 'getServices', data: { type: '-' } }, 1, () => {
        this.probe?.cancel();
        this.probe = undefined;
        if (!this.lost) this.watch();
      });
    });
  }
}
