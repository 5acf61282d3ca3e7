import { CAUSE_ACTORS, CAUSE_CODES } from '../../src/protocol/cause.js';
import { SESSION_EVENTS, type SessionEventName } from '../../src/protocol/session/session-event.js';
import type { ReceivedEvent } from './desktop.js';
import { shapeFaults } from './shape-faults.js';

const isEvent = (name: string | undefined): name is SessionEventName =>
  name !== undefined && Object.hasOwn(SESSION_EVENTS, name);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @returns what of a session's event is not as the protocol's classes say; empty where all is */
export function eventFaults(event: ReceivedEvent): string[] {
  const { name, target, time, cause, data } = event;
  const faults: string[] = [];
  if (!isEvent(name)) return [`no such event: ${String(name)}`];
  if (!target || !TIME.test(time ?? '')) faults.push(`${name}: target or time`);
  const [kind = ''] = name.split('.');
  const { object, aside, tellsData = false } = SESSION_EVENTS[name];
  if (aside) return [...faults, ...asideFaults(event), ...shapeFaults(object, data)];
  faults.push(...shapeFaults(object, data?.[kind]));
  if (kind === 'interaction' && (data?.[kind]?.['data'] !== undefined) !== tellsData) faults.push(`${name}: data`);
  const settings = SESSION_EVENTS[name].tellsSettings ?? false;
  if (
    kind === 'session' &&
    [data?.[kind]?.['profile'], data?.[kind]?.['settings']].some((one) => (one !== undefined) !== settings)
  ) {
    faults.push(`${name}: settings`);
  }
  if (!cause) return name === 'session.initialized' ? faults : [...faults, `${name}: no cause`];
  if (!CAUSE_CODES.some((one) => one === cause.code)) faults.push(`${name}: cause ${cause.code}`);
  if (!CAUSE_ACTORS.some((one) => one === cause.by.kind)) faults.push(`${name}: by ${cause.by.kind}`);
  return faults;
}

/** What is told aside has no number, and nobody brought it about. */
function asideFaults({ name, seq, cause }: ReceivedEvent): string[] {
  return seq === undefined && cause === undefined ? [] : [`${String(name)}: with a number or a cause`];
}
