import { Logger } from '@nestjs/common';
import type { Capability } from '../../cti/port/capability.js';
import type { ConversationRef, CtiSession } from '../../cti/port/cti-session.js';
import { CtiRejectedError, UnsupportedError } from '../../errors/switch-errors.js';
import type { ConversationRecord } from '../model/conversation.record.js';
import type { ObjectRecord } from '../model/object-record.js';
import type { ObjectCommand } from '../rules/command-rules.js';
import { connectedOthers } from '../rules/line.js';
import type { Session } from '../session.js';

const logger = new Logger('CallsInHand');

/** What gives the agent's voice to another call: what has it now is held first, where the call model says so. */
const TAKES_THE_LINE: ReadonlySet<Capability> = new Set([
  'channel.dial',
  'interaction.accept',
  'interaction.consult',
  'interaction.cancelconsult',
  'interaction.consultconference',
  'conversation.answer',
  'conversation.retrieve',
]);

/** Sees to the calls that are in the way of a command. */
export class CallsInHand {
  constructor(private readonly session: Session) {}

  /**
   * Does `work`, with what has the line held before it; what was held for a refusal is taken back.
   * @throws what the holding or `work` throws
   */
  async heldFor<T>(command: ObjectCommand, record: ObjectRecord, work: () => Promise<T>): Promise<T> {
    const held = TAKES_THE_LINE.has(command) ? await this.hold(command, record) : [];
    try {
      return await work();
    } catch (error) {
      if (error instanceof CtiRejectedError || error instanceof UnsupportedError) await this.takeBack(command, held);
      throw error;
    }
  }

  private async hold(command: ObjectCommand, record: ObjectRecord): Promise<readonly ConversationRecord[]> {
    const own = record.kind === 'conversation' ? record.interaction : record;
    const others = connectedOthers(this.session.model, own.kind === 'interaction' ? own : undefined);
    for (const other of others) await this.ask(command, other, (cti, ref) => cti.hold(ref));
    return others;
  }

  private async takeBack(command: ObjectCommand, held: readonly ConversationRecord[]): Promise<void> {
    for (const one of held) {
      if (one.state !== 'held') continue;
      try {
        await this.ask(command, one, (cti, ref) => cti.retrieve(ref));
      } catch (error) {
        logger.warn(`${one.target.toString()}: still held after a refusal: ${String(error)}`);
      }
    }
  }

  private ask(
    command: ObjectCommand,
    { interaction, facts }: ConversationRecord,
    work: (cti: CtiSession, ref: ConversationRef) => Promise<void>,
  ): Promise<void> {
    const { attributions, cti } = this.session;
    const ref = { interaction: interaction.facts.id, conversation: facts.id };
    return attributions.during(interaction.target.toString(), { command }, () =>
      cti.ask((session) => work(session, ref)),
    );
  }
}
