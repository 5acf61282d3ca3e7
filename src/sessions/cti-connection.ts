import { Logger } from '@nestjs/common';
import type { CtiCause, CtiReport, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { CtiSession } from '../cti/port/cti-session.js';
import { ConflictError } from '../errors/agent-errors.js';
import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../errors/switch-errors.js';
import type { Cause } from '../protocol/cause.js';
import { withDeadline } from '../runtime/deadline.js';
import type { RuleContext } from './rules/rule-context.js';
import type { Session } from './session.js';

const RECOVERED: Cause = { code: 'recovered', by: { kind: 'switch' } };
const LOST: Cause = { code: 'ctilost', by: { kind: 'switch' } };

/** A session's side of its CTI session: opens it, hears it, asks it with a deadline, reads anew when in doubt. */
export class CtiConnection {
  private readonly logger = new Logger(CtiConnection.name);
  private ctiSession: CtiSession | undefined;
  private refreshing: Promise<void> | undefined;
  /** called when the switch signs the agent off by itself */
  onClosed: (cause: Cause) => void = () => undefined;

  constructor(private readonly session: Session) {}

  /** What the rules may look at; what is said there is what is true at that time. */
  get rules(): RuleContext {
    const { model, identity } = this.session;
    const available = () => this.ctiSession !== undefined && identity.service.inService;
    const supports: RuleContext['supports'] = (capability) =>
      identity.service.provider.capabilities.includes(capability) &&
      !(this.ctiSession?.lacks.includes(capability) ?? false);
    return {
      model,
      callModel: identity.callModel,
      get available() {
        return available();
      },
      supports,
    };
  }

  /** Signs the agent in and takes over what the switch has. */
  async open(extension: string | undefined): Promise<CtiSnapshot> {
    const { agent, callModel, service } = this.session.identity;
    const opening = service.provider.open(
      { agent, model: callModel, ...(extension === undefined ? {} : { extension }) },
      { report: (report) => this.report(report), closed: (cause) => this.closed(cause) },
    );
    const opened = await this.inTime(opening).catch((error: unknown) => {
      // It may still succeed after its time; then nobody wants it any more.
      opening.then((late) => late.close()).catch(() => undefined);
      throw error;
    });
    if (this.session.state === 'ended') {
      await this.quietly(opened.close());
      throw new ConflictError('the session has ended meanwhile');
    }
    this.ctiSession = opened;
    return this.inTime(opened.read());
  }

  /**
   * Asks the switch to do something. Where it refuses or does not answer, what is true is read and told first.
   * @throws CtiUnavailableError, CtiTimeoutError, or what the provider throws
   */
  async ask<T>(work: (cti: CtiSession) => Promise<T>, timeout = this.session.settings.ctiTimeout): Promise<T> {
    if (!this.ctiSession || !this.session.identity.service.inService) {
      throw new CtiUnavailableError(undefined, { reason: this.session.identity.service.reason });
    }
    try {
      return await this.inTime(work(this.ctiSession), timeout);
    } catch (error) {
      if (error instanceof CtiTimeoutError || error instanceof CtiRejectedError) await this.refresh();
      throw error;
    }
  }

  /** Reads everything anew; several wishes at once are one reading. Never rejects. */
  refresh(): Promise<void> {
    this.refreshing ??= this.readAnew().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  lost(): void {
    this.session.reconciler.unknown(LOST);
  }

  /** Signs the agent off; waits no longer than the switch has time for. Never rejects. */
  async close(): Promise<void> {
    const closing = this.ctiSession;
    if (!closing) return;
    await this.quietly(this.inTime(closing.close()));
    this.ctiSession = undefined;
  }

  private async readAnew(): Promise<void> {
    const cti = this.ctiSession;
    if (!cti || this.session.state === 'ended') return;
    try {
      const snapshot = await this.inTime(cti.read());
      if (this.session.state === 'started') this.session.reconciler.snapshot(snapshot, RECOVERED);
    } catch (error) {
      this.logger.warn(`${this.session.id}: cannot read the switch: ${String(error)}`);
      this.session.reconciler.unknown(LOST);
    }
  }

  private report(report: CtiReport): void {
    const { state, attributions, reconciler } = this.session;
    // Until the first reading is done there is nothing to compare with; it contains what is reported before.
    if (state !== 'started' && state !== 'ending') return;
    if (reconciler.report(report, attributions.causeOf(report))) return;
    this.logger.warn(`${this.session.id}: a report contradicts what is known; reading anew`);
    void this.refresh();
  }

  private closed(cause: CtiCause): void {
    this.ctiSession = undefined;
    this.onClosed({ code: cause.code, by: cause.by });
  }

  private inTime<T>(work: Promise<T>, timeout = this.session.settings.ctiTimeout): Promise<T> {
    return withDeadline(this.session.clock, timeout, work, () => new CtiTimeoutError());
  }

  private async quietly(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.logger.warn(`${this.session.id}: sign-off: ${String(error)}`);
    }
  }
}
