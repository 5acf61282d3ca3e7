import { isCapability } from '../../cti/port/capability.js';
import { InvalidStateError } from '../../errors/agent-errors.js';
import { InvalidMessageError, SessionNotStartedError } from '../../errors/desktop-errors.js';
import { CtiUnavailableError, UnsupportedError } from '../../errors/switch-errors.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import { why } from '../../protocol/why.js';
import type { Target } from '../../protocol/target.js';
import type { CredentialsExpiry } from '../credentials-expiry.js';
import type { ServiceDirectory } from '../directory/service-directory.js';
import type { Session } from '../session.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import type { SessionState } from '../states/session-states.js';
import {
  SESSION_ROWS,
  type CommandOfSession,
  type SessionAnswer,
  type SessionParts,
  type SessionRow,
} from '../table/session-rows.js';
import type { Asked } from './asked.js';
import { AddChannel } from './add-channel.js';
import { ObjectCommands } from './object-commands.js';

export interface SessionCommandMessage extends Asked<SessionCommand> {
  readonly target: Target;
  readonly data: object;
}

/** What an answer of success carries beside command and id. */
export interface SessionCommandResult extends SessionAnswer {
  readonly target: string;
}

/** When a command below the session is accepted. */
const STARTED: readonly SessionState[] = ['started'];

const namesSession = (command: SessionCommand): command is CommandOfSession => Object.hasOwn(SESSION_ROWS, command);

/** Finds who carries out a command of a bound client. */
export class CommandRouter {
  private readonly objects: ObjectCommands;
  private readonly parts: Omit<SessionParts, 'asked'>;

  constructor(
    private readonly session: Session,
    lifecycle: SessionLifecycle,
    expiry: CredentialsExpiry,
    directory: ServiceDirectory,
  ) {
    this.objects = new ObjectCommands(session);
    this.parts = { session, lifecycle, expiry, directory, channels: new AddChannel(session) };
  }

  async execute({ target, data, ...asked }: SessionCommandMessage): Promise<SessionCommandResult> {
    const { command } = asked;
    const kind = command.slice(0, command.indexOf('.'));
    if (kind !== target.kind) {
      const problem = `the target of ${command} is a ${kind}, this one is a ${target.kind}`;
      throw new InvalidMessageError([{ path: 'target', problem }]);
    }
    if (namesSession(command))
      return { target: target.toString(), ...(await this.ofSession({ ...asked, command }, data)) };
    this.checkState(STARTED);
    return { target: target.toString(), data: await this.objects.execute({ ...asked, command }, target, data) };
  }

  private async ofSession(asked: Asked<CommandOfSession>, data: object): Promise<SessionAnswer> {
    const { command } = asked;
    const row: SessionRow = SESSION_ROWS[command];
    this.checkState(row.states);
    if (isCapability(command)) {
      const { rules } = this.session.cti;
      if (!rules.supports(command)) throw new UnsupportedError(command);
      if (!row.fromMemory && !rules.available) throw new CtiUnavailableError();
    }
    return row.run({ ...this.parts, asked }, data);
  }

  private checkState(accepted: readonly SessionState[]): void {
    const { state } = this.session;
    if (accepted.includes(state)) return;
    const isStarted = accepted.includes('started');
    if (isStarted && (state === 'prepared' || state === 'starting')) throw new SessionNotStartedError();
    const refused = isStarted ? why('session-ending') : why('wrong-state', `the session is ${state}`);
    throw new InvalidStateError({ state, allowed: [], ...refused });
  }
}
