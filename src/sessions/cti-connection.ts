import { Logger } from '@nestjs/common';
import { LazySignal } from '../runtime/lazy-signal.js';
import type { Capability } from '../cti/port/capability.js';
import type { CtiCause, CtiReport } from '../cti/port/cti-facts.js';
import type { CtiSession } from '../cti/port/cti-session.js';
import { ConflictError } from '../errors/agent-errors.js';
import { NotBoundError } from '../errors/desktop-errors.js';
import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../errors/switch-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { Timer } from '../runtime/clock.js';
import type { ConnectedSession } from './connected-session.js';
import { CtiPermission } from './cti-permission.js';
import { CtiPatience } from './cti-patience.js';
import { CtiSignIn } from './cti-sign-in.js';
import { formerSession } from './model/former-session.js';
import { ReportsMeanwhile, type Truth } from './reports-meanwhile.js';
import { VOICE_AT_REST } from './rules/voice-moves.js';
import { SessionRules } from './rules/session-rules.js';
import type { RuleContext } from './rules/rule-context.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('CtiConnection');

const RECOVERED: Cause = { code: 'recovered', by: { kind: 'switch' } };
const NOTHING: readonly Capability[] = [];
const LOST: Cause = { code: 'ctilost', by: { kind: 'switch' } };

/** A session's side of its CTI session: opens it, hears it, asks it with a deadline, reads anew when in doubt. */
export class CtiConnection {
  private ctiSession: CtiSession | undefined;
  private readonly patience: CtiPatience;
  private readonly signIns: CtiSignIn;
  /** settles when a sign-in that is under way is over, whatever became of it */
  private opening: Promise<unknown> = Promise.resolve();
  /** the agent is at work by an earlier sign-in, of which nothing is heard here: the next one belongs to the reading, and is tried again with it */
  atWork = false;
  readonly permission: CtiPermission;
  /** counts the losses of the link: what was read before the last one is not true any more */
  private losses = 0;
  private outdated = false;
  private readonly meanwhile = new ReportsMeanwhile();
  private running: Promise<boolean> | undefined;
  private queued: Promise<boolean> | undefined;
  private retry: Timer | undefined;
  /** how many readings in a row have been overtaken by reports */
  private overtaken = 0;
  /** called when the switch signs the agent off by itself */
  onClosed: (cause: Cause) => void = () => undefined;
  /** called when everything has been read and told */
  onRead: () => void = () => undefined;

  /** What the rules may look at; what is said there is what is true at that time. */
  readonly rules: RuleContext;
  /** The same for what is shown as allowed. */
  readonly shownRules: RuleContext;

  constructor(private readonly session: ConnectedSession) {
    this.permission = new CtiPermission(session);
    this.patience = new CtiPatience(session.identity, session.clock, session.settings.ctiTimeout);
    this.signIns = new CtiSignIn(session.identity, session.hearing.through(this), this.permission, (work) =>
      this.patience.inTime(work),
    );
    this.rules = new SessionRules(session.model, session.identity, this, VOICE_AT_REST);
    this.shownRules = new SessionRules(session.model, session.identity, this, session.voice);
  }

  /** Whether the switch can be asked, and has been read. */
  get available(): boolean {
    return this.ctiSession !== undefined && this.upToDate;
  }

  /** What the agent's device cannot, though the provider can. */
  get lacks(): readonly Capability[] {
    return this.ctiSession?.lacks ?? NOTHING;
  }

  /** Whether the switch can tell before a call is made that there is no such address. */
  get checksAddresses(): boolean {
    return this.ctiSession?.checkAddress !== undefined;
  }

  /** False from the loss of the link until everything has been read again: till then nobody knows what is possible. */
  get upToDate(): boolean {
    return this.session.identity.service.linked && !this.outdated;
  }

  /** Signs the agent in and reads what the switch has. @throws what the CTI throws, ConflictError */
  open(extension: string | undefined): Promise<Truth> {
    return this.signIn(extension);
  }

  /**
   * Asks the switch to do something; `work` may look at a signal that says when its time is up. Where the switch refuses or does
   * not answer, what is true is read and told first.
   * @throws CtiUnavailableError, CtiTimeoutError, or what the provider throws
   */
  async ask<T>(
    work: (cti: CtiSession, until: { readonly signal: AbortSignal }) => Promise<T>,
    timeout = this.session.settings.ctiTimeout,
  ): Promise<T> {
    const cti = this.ctiSession;
    if (!cti || !this.session.identity.service.linked) {
      throw new CtiUnavailableError(undefined, { reason: this.session.identity.service.reason });
    }
    const until = new LazySignal();
    const { confirmed } = this.permission;
    try {
      return await this.patience.inTime(
        async () => {
          if (confirmed) await confirmed();
          // Whoever was told that it took too long has been told so for good.
          if (until.aborted) throw new CtiTimeoutError();
          if (cti !== this.ctiSession) throw new NotBoundError();
          return work(cti, until);
        },
        timeout,
        () => until.abort(),
      );
    } catch (error) {
      if (error instanceof CtiTimeoutError || error instanceof CtiRejectedError) await this.refresh();
      throw error;
    }
  }

  /**
   * Reads everything anew and tells the differences; several wishes at once are one reading, but never one that began
   * before the wish. Never rejects; what could not be read is tried again after a while.
   * @returns whether what is known now was read after this was called
   */
  refresh(): Promise<boolean> {
    if (this.running) {
      this.queued ??= this.running.then(() => {
        this.queued = undefined;
        return this.refresh();
      });
      return this.queued;
    }
    this.running = this.readAnew().finally(() => (this.running = undefined));
    return this.running;
  }

  /** The link is gone: nobody knows what is possible, and what is still being read is not true any more. */
  outOfDate(): void {
    this.losses += 1;
    this.outdated = true;
    this.retry?.cancel();
  }

  /** The link is gone, and it is told: nothing is known of what is live. */
  lost(): void {
    this.outOfDate();
    this.session.reconciler.unknown(LOST);
  }

  /**
   * Goes on with what another instance has begun: signs in where the agent is at work already, reads, and tells the differences. Never
   * rejects; it is tried again after a while.
   * @returns whether what is known now is true
   */
  resume(): Promise<boolean> {
    [this.outdated, this.atWork] = [true, true];
    this.permission.handedOver = false;
    return this.refresh();
  }

  /** Signs the agent off; waits no longer than the switch has time for. Never rejects. */
  close(stopping = false): Promise<void> {
    return this.part((cti) => cti.close(stopping), false);
  }

  /** Hears and asks nothing more; the agent and the calls go on at the switch, for another instance. Never rejects. */
  handOver(): Promise<void> {
    this.permission.handedOver = true;
    return this.part((cti) => cti.handOver(), true);
  }

  private async part(how: (cti: CtiSession) => Promise<void>, atWork: boolean): Promise<void> {
    this.retry?.cancel();
    // A sign-in under way would otherwise come after this.
    await this.patience.quietly(() => this.opening);
    this.meanwhile.end();
    const closing = this.ctiSession;
    if (!closing) return;
    await this.patience.quietly(() => how(closing));
    [this.ctiSession, this.atWork] = [undefined, atWork];
    this.retry?.cancel();
  }

  private signIn(extension: string | undefined): Promise<Truth> {
    const opening = this.openAndRead(extension);
    this.opening = opening.catch(() => undefined);
    return opening;
  }

  private async openAndRead(extension: string | undefined): Promise<Truth> {
    if (this.session.custody) await this.session.custody.confirmed();
    const opened = await this.signIns.open(extension, this.atWork ? formerSession(this.session.model) : undefined);
    if (this.session.state === 'ended') {
      // Handed over meanwhile, it goes on elsewhere.
      await this.patience.quietly(() => (this.permission.handedOver ? opened.handOver() : opened.close()));
      this.atWork &&= this.permission.handedOver;
      throw new ConflictError('the session has ended meanwhile');
    }
    [this.ctiSession, this.atWork] = [opened, false];
    return this.readTruth(opened);
  }

  private readTruth(cti: CtiSession): Promise<Truth> {
    return this.meanwhile.steady(() => this.patience.inTime(() => cti.read()));
  }

  private async readAnew(): Promise<boolean> {
    const { losses, outdated, ctiSession: cti } = this;
    this.retry?.cancel();
    const signsIn = this.atWork && !this.permission.handedOver;
    if (!(cti ?? signsIn) || !this.listening || !this.session.identity.service.linked) return false;
    const superseded = () => losses !== this.losses || (cti && cti !== this.ctiSession) || !this.listening;
    try {
      const truth = await (cti ? this.readTruth(cti) : this.signIn(this.session.otherExtension));
      this.meanwhile.end();
      if (superseded()) return false;
      if (truth.meanwhile.tooMuch) {
        logger.warn('more was told while it was read than is kept; reading anew', sessionFields(this.session.identity));
        this.readLater();
        return false;
      }
      this.outdated = false;
      this.take(truth, RECOVERED);
    } catch (error) {
      const meanwhile = this.meanwhile.end();
      if (superseded()) return false;
      logger.warn(`cannot read the switch: ${String(error)}`, sessionFields(this.session.identity));
      this.outdated = outdated;
      this.session.reconciler.unknown(LOST, meanwhile);
      this.readLater();
      return false;
    }
    this.onRead();
    return true;
  }

  /** Makes what was read, and what was reported since, the session's state; reads again where that is not certain. */
  take({ snapshot, meanwhile }: Truth, cause: Cause): void {
    const { reconciler, attributions, settings } = this.session;
    this.meanwhile.end();
    reconciler.snapshot(snapshot, cause, meanwhile);
    const refused = meanwhile.held.flatMap((report) => reconciler.report(report, attributions.causeOf(report)));
    this.overtaken = meanwhile.quiet ? 0 : this.overtaken + 1;
    if (refused.length > 0) void this.refresh();
    else if (!meanwhile.quiet) {
      // Which is older, the reading or the report, only another reading can say. Where that is always so there is no hurry.
      this.readLater(Math.min(settings.ctiTimeout * 2 ** (this.overtaken - 1), settings.sweepInterval));
    }
  }

  /** The channel was disposed of: a reading that is under way may still have it. */
  disposed(channel: string): void {
    this.meanwhile.underWay?.tellChannel(channel);
  }

  readLater(pause = this.session.settings.ctiTimeout): void {
    this.retry?.cancel();
    this.retry = this.session.clock.after(pause, () => void this.refresh());
  }

  /** Until the first reading is done there is nothing to compare a report with. */
  private get listening(): boolean {
    return this.session.state === 'started' || this.session.state === 'ending';
  }

  report(report: CtiReport): void {
    const { underWay } = this.meanwhile;
    if (!this.listening) return underWay?.hold(report);
    const { attributions, reconciler, identity } = this.session;
    try {
      const refused = reconciler.report(report, attributions.causeOf(report));
      underWay?.tell(report, refused);
      if (refused.length === 0) return;
      logger.warn('a report contradicts what is known; reading anew', sessionFields(identity));
    } catch (error) {
      // What one agent's report does here must not harm the provider, nor the agents whose reports come after it.
      logger.error(`a report cannot be taken: ${String(error)}; reading anew`, sessionFields(identity));
      return this.doubt();
    }
    // A reading that is under way is repeated by itself.
    if (!underWay) void this.refresh();
  }

  /** Something has been told and is not known. */
  doubt(): void {
    const { underWay } = this.meanwhile;
    if (underWay) underWay.doubt();
    else if (this.listening) void this.refresh();
  }

  closed(cause: CtiCause): void {
    [this.ctiSession, this.atWork] = [undefined, false];
    this.onClosed({ code: cause.code, by: cause.by });
  }
}
