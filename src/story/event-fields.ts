import type { EventHappening } from '../happenings/happening.js';
import { interactionOf } from '../retelling/interaction-of.js';

/** What of an object is told by its name. Everything else may be personal. */
const OPEN = ['state', 'agentState', 'login', 'direction', 'contact', 'queue', 'recording', 'role', 'muted', 'focus'];

/** What of an object may be told of people, where that is personal. */
const PERSONAL = ['from', 'to', 'customer', 'origin', 'data', 'reason', 'disposition', 'parties'];

type Fields = Record<string, unknown>;

/** The fields of an event's line. */
export function eventFields(event: EventHappening): Fields {
  const { session, agent, service, target, call, seq, cause, trace, name, data, left, why } = event;
  const object = (data[name.slice(0, name.indexOf('.'))] ?? {}) as Fields;
  return {
    session,
    agent,
    service,
    ...interactionOf(target),
    call,
    trace,
    target,
    seq,
    cause: cause?.code,
    by: cause?.by.kind,
    byAgent: cause?.by.id,
    command: cause?.command,
    why,
    left: left?.join(' '),
    ...picked(object, OPEN),
    personal: picked(object, PERSONAL),
  };
}

const picked = (object: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]]])));
