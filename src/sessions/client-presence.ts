import { Logger } from '@nestjs/common';
import type { Cause } from '../protocol/cause.js';
import type { Timer } from '../runtime/clock.js';
import type { Session } from './session.js';

const LOST: Cause = { code: 'clientlost', by: { kind: 'timeout' } };
const BACK: Cause = { code: 'recovered', by: { kind: 'client' } };

/** What happens while nobody is bound to a session, and when somebody is again. */
export class ClientPresence {
  private readonly logger = new Logger(ClientPresence.name);
  private timers: Timer[] = [];
  /** channels that were made not ready because the client was lost; they are made ready again */
  private readonly madeNotReady = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly end: (cause: Cause) => void,
  ) {
    this.waitForFirst();
  }

  /** A client is bound. */
  present(): void {
    this.cancel();
    const channels = [...this.madeNotReady];
    this.madeNotReady.clear();
    for (const channel of channels) void this.restore(channel);
  }

  /** The client is gone without signing off. */
  absent(): void {
    this.cancel();
    if (this.session.state === 'ended') return;
    if (this.session.state === 'prepared') {
      this.waitForFirst();
      return;
    }
    const { clientLostAfter, graceTime } = this.session.settings;
    this.after(clientLostAfter, () => void this.makeNotReady());
    this.after(graceTime, () => this.expire());
  }

  /** The session is over. */
  cancel(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers = [];
  }

  private waitForFirst(): void {
    this.after(this.session.settings.bindTimeout, () => this.end({ code: 'expired', by: { kind: 'timeout' } }));
  }

  private expire(): void {
    if (!this.session.model.hasLiveInteraction) {
      this.end(LOST);
      return;
    }
    // Live calls are kept whatever the time: the agent may still be talking on the phone.
    this.after(this.session.settings.graceTime, () => this.expire());
  }

  private async makeNotReady(): Promise<void> {
    const { session } = this;
    for (const channel of session.model.channels.values()) {
      if (channel.facts.login !== 'active' || channel.wanted !== 'ready') continue;
      this.madeNotReady.add(channel.id);
      await this.tell(channel.target.toString(), LOST, () =>
        session.cti.ask((cti) => cti.notReady(channel.id, 'clientlost')),
      );
      // Back in the middle of it: what was undone has to be done again.
      if (session.binding.bound) this.present();
    }
  }

  private async restore(channel: string): Promise<void> {
    const target = this.session.target.child(channel).toString();
    await this.tell(target, BACK, () => this.session.cti.ask((cti) => cti.ready(channel)));
  }

  private async tell(target: string, cause: Cause, work: () => Promise<void>): Promise<void> {
    try {
      await this.session.attributions.during(target, { cause }, work);
    } catch (error) {
      this.logger.warn(`${target}: ${cause.code}: ${String(error)}`);
    }
  }

  private after(delay: number, action: () => void): void {
    this.timers.push(this.session.clock.after(delay, action));
  }
}
