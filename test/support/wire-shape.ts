import { CAUSE_ACTORS, CAUSE_CODES } from '../../src/protocol/cause.js';
import { ChannelObject } from '../../src/protocol/objects/channel.object.js';
import { ConversationObject } from '../../src/protocol/objects/conversation.object.js';
import { InteractionObject } from '../../src/protocol/objects/interaction.object.js';
import { SessionObject, SessionTreeObject } from '../../src/protocol/objects/session.object.js';
import { SESSION_EVENTS } from '../../src/protocol/session/session-event.js';
import type { ReceivedEvent } from './desktop.js';
import { shapeFaults } from './shape-faults.js';

const OBJECTS = {
  session: SessionObject,
  channel: ChannelObject,
  interaction: InteractionObject,
  conversation: ConversationObject,
} as const;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @returns what of a session's event is not as the protocol's classes say; empty where all is */
export function eventFaults(event: ReceivedEvent): string[] {
  const { name, target, time, cause, data } = event;
  const faults: string[] = [];
  if (!SESSION_EVENTS.some((one) => one === name)) return [`no such event: ${String(name)}`];
  if (!target || !TIME.test(time ?? '')) faults.push(`${String(name)}: target or time`);
  const kind = (name ?? '').split('.')[0] as keyof typeof OBJECTS;
  const type = name === 'session.resynchronized' ? SessionTreeObject : OBJECTS[kind];
  faults.push(...shapeFaults(type, data?.[kind]));
  const withData = name === 'interaction.added' || name === 'interaction.datachanged';
  if (kind === 'interaction' && (data?.[kind]?.['data'] !== undefined) !== withData)
    faults.push(`${String(name)}: data`);
  if (!cause) return name === 'session.initialized' ? faults : [...faults, `${String(name)}: no cause`];
  if (!CAUSE_CODES.some((one) => one === cause.code)) faults.push(`${String(name)}: cause ${cause.code}`);
  if (!CAUSE_ACTORS.some((one) => one === cause.by.kind)) faults.push(`${String(name)}: by ${cause.by.kind}`);
  return faults;
}
