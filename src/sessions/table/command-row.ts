import type { CallModel } from '../../cti/port/call-model.js';
import type { MessageProblem } from '../../errors/desktop-errors.js';
import type { ConversationRef, CtiSession } from '../../cti/port/cti-session.js';
import type { DataChange } from '../../protocol/objects/object-states.js';
import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import type { ConditionName, UseName } from '../rules/conditions.js';
import type { DeadlineName } from '../commands/deadlines.js';

/** Names the object of a command by the switch's own ids; what the command's kind does not have is empty. */
export interface VerbTarget {
  readonly channel: string;
  readonly interaction: string;
  readonly conversation: string;
}

/** What a command has made, by the switch's own ids. */
export type Created = Partial<ConversationRef>;

/** Has the signal that says when a command's time is up; made where it is looked at. */
export interface Until {
  readonly signal: AbortSignal;
}

/** All that a session knows of a command that names a channel, an interaction or a conversation. */
export interface CommandRow<State extends string = string, Data = object> {
  /** the states of the object in which it is accepted */
  readonly states: readonly State[];
  /** what has to be so beyond that */
  readonly conditions?: readonly ConditionName[];
  /** what has to be so for it to change anything: else it is taken all the same, but is not in `allowed` */
  readonly useful?: readonly UseName[];
  /** how long the CTI has for it; left out: `timeouts.cti` */
  readonly deadline?: DeadlineName;
  /** gives the agent's voice to another call: what has it now is held first, where the call model says so */
  readonly takesLine?: true;
  /** gives it to the other leg of the same call */
  readonly movesVoice?: true;
  /** never waits for another command, and comes on top of as many as there may be */
  readonly urgent?: true;
  /** the state of the object in which what was asked for is so, though the switch said no */
  readonly asAsked?: State;
  /** what it adds to an interaction's data, all of which `limits.dataBytes` bounds */
  adds?(data: Data): DataChange | undefined;
  /** what of the data the call model does not take */
  refuses?(data: Data, model: CallModel): MessageProblem | undefined;
  /** whom it is to reach: asked of a CTI that can know before a call is held for it */
  reaches?(data: Data): string;
  /** how the CTI is asked for it */
  ask(cti: CtiSession, target: VerbTarget, data: Data, until: Until): Promise<Created | void>;
}

/** A row for each of these commands. */
export type CommandRows<Command extends SessionCommand, State extends string> = {
  readonly [C in Command]: CommandRow<State, SessionCommandData<C>>;
};
