import { ConflictError, InvalidStateError } from '../../errors/agent-errors.js';
import { InvalidMessageError, UnknownNameError } from '../../errors/desktop-errors.js';
import { CtiRejectedError, CtiUnavailableError, UnsupportedError } from '../../errors/switch-errors.js';
import type { CompleteData } from '../../protocol/session/complete.dto.js';
import type { Target } from '../../protocol/target.js';
import type { InteractionRecord, ObjectRecord } from '../model/object-records.js';
import { allowedCommands, refusal } from '../rules/allowed.js';
import type { Session } from '../session.js';
import type { Created, VerbTarget } from '../table/command-row.js';
import { COMMAND_ROWS, type ObjectCommand } from '../table/command-rows.js';
import type { Asked } from './asked.js';
import { CallsInHand } from './calls-in-hand.js';
import { checkData } from './data-limit.js';
import { deadlineOf } from './deadlines.js';

/** Carries out the commands that name a channel, an interaction or a conversation. */
export class ObjectCommands {
  private readonly inHand: CallsInHand;

  constructor(private readonly session: Session) {
    this.inHand = new CallsInHand(session);
  }

  /** @returns the answer's data: what was created, else the request's own */
  async execute(asked: Asked<ObjectCommand>, target: Target, data: object): Promise<object> {
    const { session } = this;
    const { command } = asked;
    if (!session.cti.rules.supports(command)) throw new UnsupportedError(command);
    const record = session.model.find(target);
    if (!record) {
      // Both sides hung up at the same time: what was asked for is so.
      if (COMMAND_ROWS[command].asAsked === 'ended' && session.model.wasDisposed(target)) return data;
      throw new UnknownNameError('UNKNOWN_TARGET', target.kind);
    }
    this.check(command, record);
    const problem = COMMAND_ROWS[command].refuses?.(data, session.identity.callModel);
    if (problem) throw new InvalidMessageError([problem]);
    checkData(command, record, data, session.settings.dataBytes);
    return this.run(asked, record, data);
  }

  private check(command: ObjectCommand, record: ObjectRecord): void {
    const { rules } = this.session.cti;
    if (!rules.available) throw new CtiUnavailableError(undefined, { reason: this.session.identity.service.reason });
    const refused = refusal(command, record, rules);
    if (refused)
      throw new InvalidStateError({ state: record.state, allowed: allowedCommands(record, rules), ...refused });
    if (this.session.attributions.has(scope(record)) && !COMMAND_ROWS[command].urgent) {
      throw new ConflictError('another command is at work on the same object');
    }
  }

  private async run(asked: Asked<ObjectCommand>, record: ObjectRecord, data: object): Promise<object> {
    const { session } = this;
    const { command } = asked;
    const created = await this.ask(asked, record, data);
    if (command === 'interaction.complete' && record.kind === 'interaction') {
      const { disposition } = data as CompleteData;
      session.reconciler.complete(record, session.attributions.asked('completed', asked), disposition);
    }
    if (command === 'channel.dispose' && record.kind === 'channel') {
      session.cti.disposed(record.id);
      session.reconciler.removeChannel(record.id, session.attributions.asked('requested', asked));
    }
    return created?.interaction && created.conversation
      ? ((await this.named(created.interaction, created.conversation)) ?? data)
      : data;
  }

  /** What was created, by the ids that clients know it by. Where nothing was told of it yet the switch is read first. */
  private async named(interaction: string, conversation: string): Promise<object | undefined> {
    const { model, cti } = this.session;
    const known = model.namesOf(interaction, conversation);
    if (known) return known;
    await cti.refresh();
    return model.namesOf(interaction, conversation);
  }

  private async ask(asked: Asked<ObjectCommand>, record: ObjectRecord, data: object): Promise<Created | void> {
    const { session } = this;
    const row = COMMAND_ROWS[asked.command];
    const timeout = deadlineOf(row.deadline, session.settings, data);
    const work = () => session.cti.ask((cti, until) => row.ask(cti, verbTarget(record), data, until), timeout);
    const to = row.reaches?.(data);
    try {
      const held = () =>
        session.attributions.during(scope(record), { asked }, () => this.inHand.heldFor(asked, record, { to, work }));
      if (!row.takesLine && !row.movesVoice) return await held();
      return await session.voice.during(asked, { to: interactionOf(record), calls: to !== undefined }, held);
    } catch (error) {
      // The other side or another command was quicker: what was asked for is so.
      const asAsked = row.asAsked === record.state;
      if (asAsked && (record.state === 'ended' || error instanceof CtiRejectedError)) return;
      throw error;
    }
  }
}

function interactionOf(record: ObjectRecord): InteractionRecord | undefined {
  if (record.kind === 'channel') return undefined;
  return record.kind === 'interaction' ? record : record.interaction;
}

/** Commands on a conversation and on its interaction are in each other's way. */
function scope(record: ObjectRecord): string {
  return (record.kind === 'conversation' ? record.interaction.target : record.target).toString();
}

function verbTarget(record: ObjectRecord): VerbTarget {
  switch (record.kind) {
    case 'channel':
      return { channel: record.id, interaction: '', conversation: '' };
    case 'interaction':
      return { channel: record.channel.id, interaction: record.facts.id, conversation: '' };
    case 'conversation': {
      const { channel, facts } = record.interaction;
      return { channel: channel.id, interaction: facts.id, conversation: record.facts.id };
    }
  }
}
