import type { CommandHappening, EventHappening, Happening } from '../happenings/happening.js';
import type { AgentNames } from '../retelling/agent-names.js';
import { commandFields } from './command-fields.js';
import { contactFields } from './contact-fields.js';
import { eventFields } from './event-fields.js';
import { signInFields } from '../retelling/sign-in-fields.js';
import { without } from '../retelling/without.js';

type Kind = Happening['kind'];
type Told<K extends Kind, H = Happening> = H extends { readonly kind: infer Own } ? (K extends Own ? H : never) : never;
type Fields = Readonly<Record<string, unknown>>;

/** One line of the log. */
export interface StoryLine {
  readonly level: 'info' | 'debug';
  readonly message: string;
  /** worked out where the line is written; what is in `personal` is told as `log.personalData` has it */
  readonly fields: () => Fields;
}

type Line = StoryLine | undefined;

const UNBOUND_WORDS = {
  unbound: 'client has unbound',
  disconnected: 'client lost',
  slow: 'client lost: it reads too slowly',
  replaced: 'client replaced by another one',
} as const;

const SIGN_IN_WORDS = {
  success: 'signed in',
  confirm: 'sign-in waits to be confirmed',
  failure: 'sign-in refused',
} as const;

const LINES: { readonly [K in Kind]: (told: Told<K>, names: AgentNames) => Line } = {
  signin: (told, names) => info(SIGN_IN_WORDS[told.outcome.result], () => signInFields(told, names)),
  lockout: ({ address, agent }, names) =>
    info('locked out for a while', () => ({ address, ...(agent === undefined ? {} : names.of(agent)) })),
  'session.created': (told) => debug('session created', () => rest(told)),
  'session.takenin': (told) => info('session taken in from another instance', () => rest(told)),
  'session.handedover': ({ cause, ...told }) =>
    info('session handed over to another instance', () => ({ ...rest(told), cause: cause.code, by: cause.by.kind })),
  'session.bound': (told) => info(told.absent === undefined ? 'client bound' : 'client is back', () => rest(told)),
  'session.unbound': (told) => info(UNBOUND_WORDS[told.by], () => rest(told)),
  'connection.opened': (told) => debug('connected', () => rest(told)),
  'connection.closed': ({ reason, ...told }) => debug('disconnected', () => ({ ...rest(told), end: reason })),
  command: commandLine,
  event: eventLine,
  admin: ({ outcome, reason, ...told }) =>
    info('admin', () => ({
      ...rest(told),
      ...outcome,
      ...(reason === undefined ? {} : { personal: { reason } }),
    })),
  // Whoever reads settings says in the log what has come of it.
  reload: () => undefined,
};

/** Who comes for a session that is over is not told of by anything else. */
function commandLine(told: CommandHappening): StoryLine {
  const { command, outcome, address } = told;
  if (command !== 'bindResource' || outcome.result !== 'failure')
    return debug(`command ${command ?? 'of an unknown name'}`, () => commandFields(told));
  return info('client not bound', () => ({ ...commandFields(told), address }));
}

function eventLine(told: EventHappening): StoryLine {
  const { name, cause } = told;
  // A session that begins in the work after a contact finds that one over.
  if (name === 'interaction.added' && Reflect.get(told.data['interaction'] ?? {}, 'state') === 'ENDED')
    return info('contact ended', () => ({ ...contactFields(told), found: true }));
  if (name === 'interaction.ended') return info('contact ended', () => contactFields(told));
  if (name !== 'session.ended') return debug(`event ${name}`, () => eventFields(told));
  return info(cause?.code === 'override' ? 'session ended: overridden' : 'session ended', () => eventFields(told));
}

/** @returns undefined where somebody else tells it */
export function storyLine(happening: Happening, names: AgentNames): Line {
  const line = LINES[happening.kind] as (told: Happening, names: AgentNames) => Line;
  return line(happening, names);
}

const info = (message: string, fields: () => Fields): StoryLine => ({ level: 'info', message, fields });
const debug = (message: string, fields: () => Fields): StoryLine => ({ level: 'debug', message, fields });
const rest = (told: object): Fields => without(told, 'kind');
