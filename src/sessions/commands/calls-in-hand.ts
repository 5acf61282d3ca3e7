import { Logger } from '@nestjs/common';
import type { ConversationRef, CtiSession } from '../../cti/port/cti-session.js';
import { CtiRejectedError, UnsupportedError } from '../../errors/switch-errors.js';
import type { ConversationRecord, ObjectRecord } from '../model/object-records.js';
import { refusal } from '../rules/allowed.js';
import { connectedOthers } from '../rules/line.js';
import type { Session } from '../session.js';
import { COMMAND_ROWS, type ObjectCommand } from '../table/command-rows.js';
import type { Asked } from './asked.js';
import { HeldCall } from './held-call.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('CallsInHand');

/** Sees to the calls that are in the way of a command: several commands at once share what is held for them. */
export class CallsInHand {
  private calls: Map<ConversationRecord, HeldCall> | undefined;
  /** what others wait for: calls that are being taken back, or held once it is known that the address can be dialled */
  private underWay: Set<Promise<void>> | undefined;

  constructor(private readonly session: Session) {}

  /**
   * Does `work`, with what has the line held before it; what was held for a refusal is taken back, unless another command
   * needs it held. Nothing is held where the switch can tell before that `to` is no address.
   * @throws what the check, the holding or `work` throws
   */
  async heldFor<T>(
    asked: Asked<ObjectCommand>,
    record: ObjectRecord,
    { to, work }: { readonly to: string | undefined; readonly work: () => Promise<T> },
  ): Promise<T | void> {
    if (asked.command === 'conversation.hold' && record.kind === 'conversation') {
      // Others that need it held at the same time wait for this one.
      const call = this.claim(record);
      return this.letGoAfter(asked, [call], () => call.held(async () => void (await work())));
    }
    if (!COMMAND_ROWS[asked.command].takesLine) return work();
    while (this.underWay?.size) await Promise.allSettled(this.underWay);
    const calls = this.inTheWay(record).map((one) => this.claim(one));
    return this.letGoAfter(asked, calls, async () => {
      const checks = to !== undefined && calls.length > 0 && this.session.cti.checksAddresses;
      await (checks ? this.seen(this.holdFor(asked, calls, to)) : this.holdAll(asked, calls));
      return work();
    });
  }

  /** Others wait for it: who has asked first has the line first. */
  private async holdFor(asked: Asked<ObjectCommand>, calls: readonly HeldCall[], to: string): Promise<void> {
    await this.session.cti.ask(async (one) => one.checkAddress?.(to));
    await this.holdAll(asked, calls);
  }

  private async holdAll(asked: Asked<ObjectCommand>, calls: readonly HeldCall[]): Promise<void> {
    for (const call of calls) await this.hold(asked, call);
  }

  private async seen(work: Promise<void>): Promise<void> {
    const underWay = (this.underWay ??= new Set());
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  }

  private async letGoAfter<T>(
    asked: Asked<ObjectCommand>,
    calls: readonly HeldCall[],
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      const result = await work();
      for (const call of calls) call.keep();
      return result;
    } catch (error) {
      // After anything but a no the command may have been carried out.
      if (!(error instanceof CtiRejectedError || error instanceof UnsupportedError))
        for (const one of calls) one.keep();
      throw error;
    } finally {
      await this.letGo(asked, calls);
    }
  }

  /** What is connected, and what is held only for a command at work: that may come to nothing. */
  private inTheWay(record: ObjectRecord): ConversationRecord[] {
    const own = record.kind === 'conversation' ? record.interaction : record;
    const held = [...(this.calls?.keys() ?? [])].filter(
      ({ state, interaction }) => state === 'held' && interaction !== own,
    );
    return [...connectedOthers(this.session.model, own.kind === 'interaction' ? own : undefined), ...held];
  }

  private async hold(asked: Asked<ObjectCommand>, call: HeldCall): Promise<void> {
    try {
      await call.held(() => this.ask(asked, call.record, (cti, ref) => cti.hold(ref)));
    } catch (error) {
      // One that is over is in nobody's way.
      if (!(error instanceof CtiRejectedError) || call.record.state !== 'ended') throw error;
    }
  }

  private claim(record: ConversationRecord): HeldCall {
    this.calls ??= new Map();
    const call = this.calls.get(record) ?? new HeldCall(record);
    this.calls.set(record, call);
    return call.claim();
  }

  private async letGo(asked: Asked<ObjectCommand>, calls: readonly HeldCall[]): Promise<void> {
    for (const call of calls) {
      if (!call.release()) continue;
      this.calls?.delete(call.record);
      if (call.kept) continue;
      await this.seen(this.takeBack(asked, call.record));
    }
  }

  /** Never rejects. */
  private async takeBack(asked: Asked<ObjectCommand>, record: ConversationRecord): Promise<void> {
    const { model, cti, identity } = this.session;
    // Another call may have the line by now.
    if (connectedOthers(model, record.interaction).length > 0) return;
    if (refusal('conversation.retrieve', record, cti.rules) !== undefined) return;
    try {
      await this.ask(asked, record, (session, ref) => session.retrieve(ref));
    } catch (error) {
      logger.warn(`still held after a refusal: ${String(error)}`, sessionFields(identity, record));
    }
  }

  private ask(
    asked: Asked<ObjectCommand>,
    { interaction, facts }: ConversationRecord,
    work: (cti: CtiSession, ref: ConversationRef) => Promise<void>,
  ): Promise<void> {
    const { attributions, cti } = this.session;
    const ref = { interaction: interaction.facts.id, conversation: facts.id };
    return attributions.during(interaction.target.toString(), { asked }, () =>
      cti.ask((session) => work(session, ref)),
    );
  }
}
