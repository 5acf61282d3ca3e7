import { InvalidStateError } from '../../errors/agent-errors.js';
import { InvalidMessageError, SessionNotStartedError } from '../../errors/desktop-errors.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { AddChannelData } from '../../protocol/session/add-channel.dto.js';
import type { ReasonData } from '../../protocol/session/reason.dto.js';
import type { StartData } from '../../protocol/session/start.dto.js';
import type { Target } from '../../protocol/target.js';
import type { Session } from '../session.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import { sessionTree } from '../session-view.js';
import { AddChannel } from './add-channel.js';
import { ObjectCommands } from './object-commands.js';

export interface SessionCommandMessage {
  readonly command: SessionCommand;
  readonly target: Target;
  readonly data: object;
}

/** What an answer of success carries beside command and id. */
export interface SessionCommandResult {
  readonly target: string;
  readonly data: object;
  readonly seq?: number;
}

/** Finds who carries out a command of a bound client. */
export class CommandRouter {
  private readonly objects: ObjectCommands;
  private readonly channels: AddChannel;

  constructor(
    private readonly session: Session,
    private readonly lifecycle: SessionLifecycle,
  ) {
    this.objects = new ObjectCommands(session);
    this.channels = new AddChannel(session);
  }

  async execute({ command, target, data }: SessionCommandMessage): Promise<SessionCommandResult> {
    const kind = command.slice(0, command.indexOf('.'));
    if (kind !== target.kind) {
      const problem = `the target of ${command} is a ${kind}, this one is a ${target.kind}`;
      throw new InvalidMessageError([{ path: 'target', problem }]);
    }
    this.checkStarted(command);
    const result = await this.dispatch(command, target, data);
    return { target: target.toString(), ...result };
  }

  private async dispatch(
    command: SessionCommand,
    target: Target,
    data: object,
  ): Promise<Omit<SessionCommandResult, 'target'>> {
    switch (command) {
      case 'session.start':
        await this.lifecycle.start((data as StartData).extension);
        return { data };
      case 'session.snapshot':
        return { data: { session: sessionTree(this.session) }, seq: this.session.journal.seq };
      case 'session.logout':
        await this.lifecycle.logout((data as ReasonData).reason);
        return { data };
      case 'session.addchannel':
        return { data: await this.channels.execute((data as AddChannelData).channel) };
      default:
        return { data: await this.objects.execute(command, target, data) };
    }
  }

  private checkStarted(command: SessionCommand): void {
    const { state } = this.session;
    if (command === 'session.start') {
      if (state === 'prepared') return;
      throw new InvalidStateError({ state, allowed: [], why: `the session is ${state}` });
    }
    if (state === 'prepared' || state === 'starting') throw new SessionNotStartedError();
    if (state !== 'started') {
      throw new InvalidStateError({ state, allowed: [], why: 'the session is being ended' });
    }
  }
}
