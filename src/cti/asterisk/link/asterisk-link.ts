import { Logger } from '@nestjs/common';
import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { Clock } from '../../../runtime/clock.js';
import type { CtiLink } from '../../port/cti-provider.js';
import { backoff } from './backoff.js';
import { linkReason } from './link-reason.js';
import type { LinkSettings } from './link-settings.js';
import { SwitchConnection, type ConnectionListener } from './switch-connection.js';

export interface LinkOwner extends ConnectionListener {
  /** Prepares the switch and reads it; the link is `up` when this resolves and `down` when it rejects. */
  connected(connection: SwitchConnection): Promise<void>;
  /** The connection is gone. Called before the listener is told. */
  disconnected(): void;
  changed(link: CtiLink): void;
  /** It has answered a probe. @param took milliseconds */
  probed(took: number): void;
}

/** Keeps the link to one switch: connects, probes, notices the loss of either half, connects again. */
export class AsteriskLink {
  private readonly log = new Logger(AsteriskLink.name);
  private readonly stopping = new AbortController();
  private current: SwitchConnection | undefined;
  private running: Promise<void> = Promise.resolve();
  private told = '';
  private wake: () => void = () => {};

  /** @param chance from 0 to 1 */
  constructor(
    private readonly settings: LinkSettings,
    private readonly clock: Clock,
    private readonly owner: LinkOwner,
    private readonly chance: () => number = Math.random,
  ) {}

  /** @throws CtiUnavailableError while there is none */
  get connection(): SwitchConnection {
    if (!this.current) throw new CtiUnavailableError();
    return this.current;
  }

  start(): void {
    this.tell({ state: 'starting', reason: 'connecting to Asterisk' });
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      const error = await this.once(() => (failures = 0)).catch((thrown: unknown) => thrown);
      if (this.stopping.signal.aborted) return;
      this.tell({ state: 'down', reason: linkReason(error) });
      const { first, last } = this.settings.reconnect;
      await this.pause(backoff(++failures, first, last, this.chance()));
    }
  }

  /** One life of the link, from connecting to its loss; resolves or rejects with what ended it. */
  private async once(up: () => void): Promise<unknown> {
    const { signal } = this.stopping;
    const connection = await SwitchConnection.open(this.settings, this.clock, this.owner, signal);
    const close = () => connection.close();
    signal.addEventListener('abort', close, { once: true });
    if (signal.aborted) close();
    try {
      this.current = connection;
      await this.owner.connected(connection);
      up();
      this.tell({ state: 'up' });
      return await this.watch(connection);
    } finally {
      signal.removeEventListener('abort', close);
      this.current = undefined;
      connection.close();
      this.owner.disconnected();
    }
  }

  private async watch(connection: SwitchConnection): Promise<Error> {
    let lost: Error | undefined;
    const noticed = async () => {
      lost = await connection.lost;
      this.wake();
    };
    void noticed();
    for (;;) {
      await this.pause(this.settings.probe);
      if (lost) return lost;
      const begun = this.clock.elapsed();
      await connection.probe();
      this.owner.probed(this.clock.elapsed() - begun);
      // Nothing waited that could have been woken.
      if (lost) return lost;
    }
  }

  /** Ends early by `wake`. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.clock.after(ms, () => this.wake());
      this.wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  private tell(link: CtiLink): void {
    const words = link.state === 'up' ? 'up' : `${link.state}: ${link.reason}`;
    if (words === this.told) return;
    this.told = words;
    if (link.state === 'down') this.log.warn(`link ${words}`);
    else this.log.log(`link ${words}`);
    this.owner.changed(link);
  }
}
