import { Cause } from '../src/protocol/cause.js';
import { SERVICE_EVENTS, type ServiceEventType } from '../src/protocol/service/service-event.js';
import { SESSION_EVENTS, type SessionEventName } from '../src/protocol/session/session-event.js';
import { CONVERTERS } from './converters.js';
import type { JsonSchema } from './json-schema.js';
import { targetOf } from './targets.js';
import type { Schemas } from './schemas.js';

const TIME = CONVERTERS['isIso8601']?.({} as never) ?? {};

/** Every event by its name, or its type. */
export function eventMessages(schemas: Schemas): Readonly<Record<string, JsonSchema>> {
  const ofSessions = (Object.keys(SESSION_EVENTS) as SessionEventName[]).map((name) => [name, session(name, schemas)]);
  const ofServices = (Object.keys(SERVICE_EVENTS) as ServiceEventType[]).map((type) => [type, service(type, schemas)]);
  return Object.fromEntries([...ofSessions, ...ofServices]) as Record<string, JsonSchema>;
}

function session(name: SessionEventName, schemas: Schemas): JsonSchema {
  const { object, beside = {}, aside = false } = SESSION_EVENTS[name];
  const head = { name: { const: name }, target: targetOf(name) };
  if (aside) {
    const properties = { ...head, data: schemas.ref(object, 'told'), time: TIME };
    return { type: 'object', required: Object.keys(properties), properties };
  }
  const [kind = ''] = name.split('.');
  const others = Object.entries(beside).map(([key, type]) => [key, schemas.ref(type, 'told')]);
  const data = { [kind]: shown(name, kind, schemas), ...(Object.fromEntries(others) as Record<string, JsonSchema>) };
  const properties = {
    ...head,
    data: { type: 'object', required: Object.keys(data), properties: data },
    seq: { type: 'integer', minimum: 1, description: "counts a session's events, without holes" },
    time: TIME,
    cause: schemas.ref(Cause, 'told'),
  };
  const required = Object.keys(properties).filter((key) => key !== 'cause' || name !== 'session.initialized');
  return { type: 'object', required, properties };
}

/** The object that it is about: what may be large and does not change is in some of its events always, and else never. */
function shown(name: SessionEventName, kind: string, schemas: Schemas): JsonSchema {
  const { object, tellsData = false, tellsSettings = false } = SESSION_EVENTS[name];
  const whole = schemas.ref(object, 'told');
  if (kind === 'interaction') return { allOf: [whole, tellsData ? { required: ['data'] } : never('data')] };
  if (kind !== 'session') return whole;
  return {
    allOf: [
      whole,
      ...(tellsSettings ? [{ required: ['profile', 'settings'] }] : [never('profile'), never('settings')]),
    ],
  };
}

const never = (property: string): JsonSchema => ({ not: { required: [property] } });

function service(type: ServiceEventType, schemas: Schemas): JsonSchema {
  const { properties, ...rest } = schemas.of(SERVICE_EVENTS[type], 'told');
  return { ...rest, properties: { ...properties, eventType: { const: type } } };
}
