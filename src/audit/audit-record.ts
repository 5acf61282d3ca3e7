import type { Happening } from '../happenings/happening.js';
import type { SessionCommand } from '../protocol/session/session-command.js';
import type { AgentNames } from '../retelling/agent-names.js';
import { interactionOf } from '../retelling/interaction-of.js';
import { signInFields } from '../retelling/sign-in-fields.js';
import { without } from '../retelling/without.js';
import { AUDITED_COMMANDS } from './audited-commands.js';

type Kind = Happening['kind'];
type Told<K extends Kind, H = Happening> = H extends { readonly kind: infer Own } ? (K extends Own ? H : never) : never;
type Fields = Readonly<Record<string, unknown>>;
type AuditRecord = (Fields & { readonly kind: string }) | undefined;

const RECORDS: { readonly [K in Kind]: (told: Told<K>, names: AgentNames) => AuditRecord } = {
  signin: (told, names) => ({
    kind: 'signin',
    result: told.outcome.result,
    ...without(signInFields(told, names), 'took'),
  }),
  lockout: ({ kind, address, agent }, names) => ({ kind, address, ...(agent === undefined ? {} : names.of(agent)) }),
  'session.created': () => undefined,
  'session.takenin': ({ ...told }) => told,
  'session.handedover': ({ cause, ...told }) => ({ ...told, cause: cause.code, by: cause.by.kind }),
  'session.bound': (told) => ({ kind: told.kind, ...without(told, 'replayed', 'gap', 'absent') }),
  'session.unbound': ({ ...told }) => told,
  'connection.opened': () => undefined,
  'connection.closed': () => undefined,
  command: (told) => (answeredFor(told) ? commandRecord(told) : undefined),
  event: (told) => eventRecord(told),
  admin: ({ outcome, reason, ...told }) => ({
    ...told,
    ...outcome,
    ...(reason === undefined ? {} : { personal: { reason } }),
  }),
  reload: ({ ...told }) => told,
};

/** @returns undefined for what nobody has to answer for. What is in `personal` is told as `log.personalData` has it */
export function auditRecord(happening: Happening, names: AgentNames): AuditRecord {
  const record = RECORDS[happening.kind] as (told: Happening, names: AgentNames) => AuditRecord;
  return record(happening, names);
}

function commandRecord(told: Told<'command'>): AuditRecord {
  const { session, agent, service, command, target, trace, outcome, address, data = {} } = told;
  const audited = isSessionCommand(command) ? AUDITED_COMMANDS[command] : undefined;
  if (!audited) return undefined;
  const of = { session, agent, service, ...interactionOf(target), address, command, target, trace, ...outcome };
  return { kind: 'command', ...of, ...picked(data, audited.open), personal: picked(data, audited.personal) };
}

/** Whoever is of no session has done nothing by a command, and whoever sends too many has had none of these carried out. */
const answeredFor = ({ session, outcome }: Told<'command'>): boolean =>
  session !== undefined && !(outcome.result === 'failure' && outcome.code === 'RATE_LIMITED');

const isSessionCommand = (name: string | undefined): name is SessionCommand =>
  name !== undefined && Object.hasOwn(AUDITED_COMMANDS, name);

const picked = (data: object, fields: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(data).filter(([name]) => fields.includes(name)));

function eventRecord({ name, session, agent, service, target, seq, cause, why, data }: Told<'event'>): AuditRecord {
  const causes = { cause: cause?.code, by: cause?.by.kind, byAgent: cause?.by.id, command: cause?.command };
  const of = { session, agent, service, event: seq, ...causes };
  if (name === 'session.ended') return { kind: name, ...of, why };
  if (name !== 'channel.statechanged') return undefined;
  const { agentState, login, reason } = (data['channel'] ?? {}) as Fields;
  return { kind: 'state', ...of, target, agentState, login, personal: { reason } };
}
