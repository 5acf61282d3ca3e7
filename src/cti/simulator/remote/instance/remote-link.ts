import { Logger } from '@nestjs/common';
import { CtiUnavailableError } from '../../../../errors/switch-errors.js';
import type { Clock } from '../../../../runtime/clock.js';
import type { IdSource } from '../../../../runtime/id-source.js';
import type { CtiLink } from '../../../port/cti-provider.js';
import type { Questions, Topic } from '../wire/messages.js';
import { jittered } from './jittered.js';
import type { RemoteSettings } from './remote-settings.js';
import { SwitchConnection, type News } from './switch-connection.js';

export interface LinkOwner {
  /** Takes up what it had over the link before; the link is `up` when this resolves. */
  connected(connection: SwitchConnection): Promise<void>;
  changed(link: CtiLink): void;
  /** told only while the link is up: what is told before is found by the reading that follows */
  news(news: News): void;
}

/** Keeps the link to the switch's process: connects, notices its loss, connects again. */
export class RemoteLink {
  private readonly log = new Logger(RemoteLink.name);
  private state: CtiLink = { state: 'starting', reason: 'connecting to the simulated switch' };
  private current: SwitchConnection | undefined;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly settings: RemoteSettings,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly owner: LinkOwner,
  ) {}

  start(): void {
    this.stopped = false;
    this.change({ state: 'starting', reason: 'connecting to the simulated switch' });
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.state = { state: 'down', reason: 'the provider is stopped' };
    this.current?.end('stopped');
    this.wake();
    await this.running;
  }

  /** @throws CtiUnavailableError, CtiTimeoutError, and what the switch says */
  ask<T extends Topic>(topic: T, ask: Questions[T]['ask'], signal?: AbortSignal): Promise<Questions[T]['answer']> {
    const { state, current } = this;
    if (state.state !== 'up') return Promise.reject(new CtiUnavailableError(state.reason));
    return current ? current.ask(topic, ask, signal) : Promise.reject(new CtiUnavailableError());
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopped;) {
      const reason = await this.once(() => (failures = 0));
      if (this.stopped) return;
      this.change({ state: 'down', reason });
      await this.pause(jittered(++failures, this.ids.next()));
    }
  }

  /** One life of the link. @returns why it is over */
  private async once(up: () => void): Promise<string> {
    const connection = new SwitchConnection(this.settings, this.clock, (news) => {
      if (this.state.state === 'up') this.owner.news(news);
    });
    this.current = connection;
    void this.greet(connection, up);
    const reason = await connection.lost;
    this.current = undefined;
    return reason;
  }

  private async greet(connection: SwitchConnection, up: () => void): Promise<void> {
    try {
      if (!(await connection.greeted())) return;
      await this.owner.connected(connection);
      if (this.current !== connection || this.stopped) return;
      up();
      this.change({ state: 'up' });
    } catch (error) {
      connection.end('the switch does not take the sessions up again');
      this.log.debug(String(error));
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

  private change(link: CtiLink): void {
    this.state = link;
    this.owner.changed(link);
  }
}
