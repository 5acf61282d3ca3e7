import { Inject, Injectable, Logger } from '@nestjs/common';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';

/** How much is left of the limit when those who left most unread are gone: not every byte more is to be a search. */
const AFTERWARDS = 7 / 8;

/** One connection, for which something may be waiting. */
export interface Unread {
  /** bytes */
  readonly waiting: number;
  /** who goes first: 0 is on its way out, 1 has no session, 2 has one */
  readonly standing: 0 | 1 | 2;
  /** Ends the connection; what waits for it is given up. */
  discard(): void;
}

/** Bounds what waits for all clients together: beyond the limit those who leave most unread are let go. */
@Injectable()
export class UnreadTotal {
  private readonly logger = new Logger(UnreadTotal.name);
  private readonly all = new Set<Unread>();
  private readonly limit: number;
  private bytes = 0;
  private relieving = false;
  /** how many were let go since the process began: for what each left unread, and for what all did */
  readonly letGo = { one: 0, all: 0 };

  constructor(@Inject(GATEWAY_SETTINGS) { pendingTotalBytes }: Pick<GatewaySettings, 'pendingTotalBytes'>) {
    this.limit = pendingTotalBytes;
  }

  /** bytes that wait for all */
  get waiting(): number {
    return this.bytes;
  }

  add(unread: Unread): void {
    this.all.add(unread);
  }

  remove(unread: Unread): void {
    this.all.delete(unread);
  }

  /** @param bytes that wait now beside those that did; negative where they do not wait any more */
  change(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.limit || this.relieving) return;
    this.relieving = true;
    // Whoever sends is in the middle of telling something; nobody's binding must change under its hands.
    queueMicrotask(() => this.relieve());
  }

  private relieve(): void {
    this.relieving = false;
    const candidates = Array.from(this.all, (unread) => {
      const { waiting, standing } = unread;
      return { unread, waiting, standing };
    });
    candidates.sort((a, b) => a.standing - b.standing || b.waiting - a.waiting);
    let gone = 0;
    for (const { unread } of candidates) {
      if (this.bytes <= this.limit * AFTERWARDS) break;
      if (unread.waiting === 0) continue;
      unread.discard();
      gone += 1;
    }
    this.letGo.all += gone;
    this.logger.warn(`too much was waiting to be read by all clients together: ${gone} connections are closed`);
  }
}
