import { InvalidMessageError } from '../../errors/desktop-errors.js';
import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import type { Asked } from '../commands/asked.js';
import type { AddChannel } from '../commands/add-channel.js';
import type { CredentialsExpiry } from '../credentials-expiry.js';
import type { ServiceDirectory } from '../directory/service-directory.js';
import type { Session } from '../session.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import { reasonProblem } from '../rules/choices.js';
import { sessionTree } from '../session-view.js';
import type { SessionState } from '../states/session-states.js';

export type CommandOfSession = Extract<SessionCommand, `session.${string}`>;

/** What carries the commands out. */
export interface SessionParts {
  readonly session: Session;
  readonly lifecycle: SessionLifecycle;
  readonly channels: AddChannel;
  readonly directory: ServiceDirectory;
  readonly expiry: CredentialsExpiry;
  /** the command itself */
  readonly asked: Asked;
}

/** What an answer of success carries beside command, id and target. */
export interface SessionAnswer {
  readonly data: object;
  readonly seq?: number;
  readonly time?: string;
}

/** All that a session knows of a command that names the session itself. */
export interface SessionRow<Data = object> {
  /** the states of the session in which it is accepted */
  readonly states: readonly SessionState[];
  /** answered by what is known here, also while the switch cannot be asked */
  readonly fromMemory?: true;
  run(parts: SessionParts, data: Data): SessionAnswer | Promise<SessionAnswer>;
}

type SessionRows = { readonly [C in CommandOfSession]: SessionRow<SessionCommandData<C>> };

export const SESSION_ROWS: SessionRows = {
  'session.start': {
    states: ['prepared'],
    run: async ({ lifecycle, asked }, data) => {
      await lifecycle.start(asked, data.extension);
      return { data };
    },
  },
  'session.snapshot': {
    states: ['started'],
    run: ({ session }) => (session.custody ? session.custody.still(() => snapshot(session)) : snapshot(session)),
  },
  'session.logout': {
    states: ['started'],
    run: async ({ session, lifecycle, asked }, data) => {
      const problem = reasonProblem(data.reason, session.identity.callModel);
      if (problem) throw new InvalidMessageError([problem]);
      await lifecycle.logout(asked, data.reason);
      return { data };
    },
  },
  'session.history': {
    states: ['started'],
    run: ({ session }, { limit }) => ({ data: { entries: session.histories.latest(session.identity, limit) } }),
  },
  'session.renew': {
    states: ['prepared', 'starting', 'started', 'ending'],
    run: async ({ expiry, asked }, { token }) => ({ data: await expiry.renew(asked, token) }),
  },
  'session.addchannel': {
    states: ['started'],
    run: async ({ channels, asked }, data) => ({ data: await channels.execute(asked, data.channel) }),
  },
  'session.directory': {
    states: ['started'],
    fromMemory: true,
    run: ({ directory }, data) => ({ data: directory.search(data) }),
  },
  'session.subscribe': {
    states: ['started'],
    fromMemory: true,
    run: ({ session, directory }, { topics }) => ({ data: { topics: directory.subscribe(session, topics) } }),
  },
  'session.unsubscribe': {
    states: ['started'],
    fromMemory: true,
    run: ({ session, directory }, { topics }) => ({ data: { topics: directory.unsubscribe(session, topics) } }),
  },
  'session.phone': {
    states: ['started'],
    run: async ({ session }) => {
      const phone = await session.cti.ask((one) => one.phone());
      return { data: phone ? { phone } : {} };
    },
  },
};

function snapshot(session: Session): SessionAnswer {
  const { seq, time } = session.journal;
  return { data: { session: sessionTree(session) }, seq, time };
}
