import { Logger } from '@nestjs/common';
import type { Cause } from '../protocol/cause.js';
import type { Timer } from '../runtime/clock.js';
import type { ChannelRecord } from './model/object-records.js';
import type { PresenceMemento } from './memento/session-memento.js';
import type { Session } from './session.js';
import type { SessionEnding } from './session-ending.js';
import { SESSION_ENDS } from './session-ends.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('ClientPresence');

const BACK: Cause = { code: 'recovered', by: { kind: 'client' } };
const REASON = 'clientlost';
const NONE: readonly Timer[] = [];

/**
 * What happens while nobody is bound to a session, and when somebody is again. Whether the agent can be reached is one
 * wish; one worker brings the switch there, again after an outage, a failure, or when the wish has changed meanwhile.
 */
export class ClientPresence {
  private timers = NONE;
  private retry: Timer | undefined;
  /** milliseconds since the epoch: since when no client has been bound to the started session */
  private absentSince: number | undefined;
  private away = false;
  private working: Promise<void> | undefined;
  private again = false;
  /** takes the end back that came of the absence, where it has not come about */
  private goesOn = (): void => undefined;
  /** channels that were made not ready because the client was lost; they are made ready again */
  private madeNotReady: Set<string> | undefined;

  constructor(
    private readonly session: Session,
    private readonly ending: Pick<SessionEnding, 'end'>,
  ) {
    this.waitForFirst();
  }

  /** A client is bound. */
  present(): void {
    this.cancel();
    this.absentSince = undefined;
    this.away = false;
    this.settle();
  }

  /** The client is gone without signing off. */
  absent(): void {
    this.cancel();
    if (this.session.state === 'ended') return;
    if (this.session.state === 'prepared') {
      this.waitForFirst();
      return;
    }
    this.absentSince = this.session.clock.now();
    this.wait(0);
  }

  /** milliseconds since the client has gone; undefined where there was none, or it is there */
  get absence(): number | undefined {
    return this.absentSince === undefined ? undefined : Math.max(0, this.session.clock.now() - this.absentSince);
  }

  memento(): PresenceMemento {
    return { absentSince: this.absentSince, madeNotReady: [...(this.madeNotReady ?? [])] };
  }

  /** Goes on where another one was; nobody is bound yet. */
  restore({ absentSince, madeNotReady }: PresenceMemento): void {
    if (madeNotReady.length > 0) this.madeNotReady = new Set(madeNotReady);
    // They are made ready again when somebody is there for them.
    this.away = madeNotReady.length > 0;
    this.cancel();
    if (this.session.state === 'prepared') {
      this.waitForFirst();
      return;
    }
    const now = this.session.clock.now();
    this.absentSince = Math.min(now, absentSince ?? now);
    this.wait(now - this.absentSince);
  }

  /** The session is over, or its client is back. */
  cancel(): void {
    this.goesOn();
    for (const timer of this.timers) timer.cancel();
    this.timers = NONE;
    this.retry?.cancel();
  }

  /** Sees to it that the switch has what is wished; to be called when it may have become possible. */
  settle(): void {
    void this.settled();
  }

  /**
   * No process will be there for the agent for some time, who is made not ready as for a client that is away. Settles when the switch
   * has been asked; never rejects.
   */
  async leave(): Promise<void> {
    this.cancel();
    this.absentSince ??= this.session.clock.now();
    this.away = true;
    await this.settled();
    this.cancel();
  }

  private settled(): Promise<void> {
    this.again = true;
    this.working ??= this.work().finally(() => (this.working = undefined));
    return this.working;
  }

  /** @param gone how long the client has been away already, in milliseconds */
  private wait(gone: number): void {
    const { clientLostAfter, graceTime } = this.session.settings;
    this.after(Math.max(0, clientLostAfter - gone), () => {
      this.away = true;
      this.settle();
    });
    this.after(Math.max(0, graceTime - gone), () => this.expire());
  }

  private waitForFirst(): void {
    this.after(this.session.settings.bindTimeout, () => {
      this.goesOn = this.ending.end(SESSION_ENDS.unbound);
    });
  }

  private expire(): void {
    if (!this.session.model.hasLiveInteraction) {
      this.goesOn = this.ending.end(SESSION_ENDS.clientLost);
      return;
    }
    // Live calls are kept whatever the time: the agent may still be talking on the phone.
    this.after(this.session.settings.graceTime, () => this.expire());
  }

  private async work(): Promise<void> {
    this.retry?.cancel();
    try {
      while (this.again) {
        this.again = false;
        await this.step();
      }
    } catch (error) {
      logger.warn(`what becomes of it without its client: ${String(error)}`, sessionFields(this.session.identity));
      if (this.session.state === 'ended') return;
      this.retry = this.session.clock.after(this.session.settings.ctiTimeout, () => this.settle());
    }
  }

  private async step(): Promise<void> {
    const { session } = this;
    if (session.state !== 'started' || !session.identity.service.linked) return;
    for (const channel of session.model.channels.values()) {
      if (this.away) await this.makeNotReady(channel);
      else await this.makeReady(channel);
    }
  }

  private async makeNotReady(channel: ChannelRecord): Promise<void> {
    if (channel.facts.login === 'inactive' || channel.wanted !== 'ready') return;
    if (!this.session.cti.rules.supports('channel.notready')) return;
    this.madeNotReady ??= new Set();
    this.madeNotReady.add(channel.id);
    await this.ask(channel, SESSION_ENDS.clientLost, (cti) => cti.notReady(channel.id, REASON));
  }

  private async makeReady(channel: ChannelRecord): Promise<void> {
    if (!this.madeNotReady?.has(channel.id)) return;
    const reason = channel.facts.pending?.reason ?? channel.facts.reason;
    // The agent has said something else meanwhile: that counts.
    if (reason === undefined || reason === REASON) await this.ask(channel, BACK, (cti) => cti.ready(channel.id));
    this.madeNotReady.delete(channel.id);
  }

  private ask(channel: ChannelRecord, cause: Cause, work: Parameters<Session['cti']['ask']>[0]): Promise<unknown> {
    return this.session.attributions.during(channel.target.toString(), { cause }, () => this.session.cti.ask(work));
  }

  private after(delay: number, action: () => void): void {
    this.timers = [...this.timers, this.session.clock.after(delay, action)];
  }
}
