import type {
  ChannelTree,
  InteractionTree,
  SessionObject,
  SessionTreeObject,
} from '../protocol/objects/session.object.js';
import type { ProfileObject } from '../protocol/objects/profile.object.js';
import type { SettingsObject } from '../protocol/objects/settings.object.js';
import type { CallModel } from '../cti/port/call-model.js';
import type { ConversationObject } from '../protocol/objects/conversation.object.js';
import type { ChannelRecord, InteractionRecord } from './model/object-records.js';
import type { Session } from './session.js';

/** The public state of a session, as its own events show it: what does not change is told at the start alone. */
export function sessionView(session: Session): SessionObject {
  const { agent, callModel, service } = session.identity;
  const { degraded, expires } = session;
  return {
    id: session.id,
    since: session.since,
    agent: agent.id,
    model: callModel.name,
    ...(expires === undefined ? {} : { expires: new Date(expires).toISOString() }),
    degraded,
    ...(degraded && service.reason !== undefined ? { degradedReason: service.reason } : {}),
  };
}

/** The same, with all that stays as it is. */
export function wholeSessionView(session: Session): Omit<SessionTreeObject, 'channels'> {
  return { ...sessionView(session), profile: profile(session), settings: settings(session.identity.callModel) };
}

function profile({ identity, extension }: Session): ProfileObject {
  const { name, queues, roles } = identity.agent;
  return { ...(name === undefined ? {} : { name }), extension, queues, roles };
}

function settings(model: CallModel): SettingsObject {
  const { maxInteractions, secondCall, autoAnswer, wrapUp, wrapUpTime, reasons, dispositions } = model;
  const time = wrapUpTime === undefined ? {} : { wrapUpTime };
  return { maxInteractions, secondCall, autoAnswer, wrapUp, ...time, reasons, dispositions };
}

/** The whole tree, each object as its last event showed it. */
export function sessionTree(session: Session): SessionTreeObject {
  const { model } = session;
  const interaction = (record: InteractionRecord) =>
    ({
      ...record.publication.view,
      conversations: [...record.conversations.values()].map((one) => one.publication.view as ConversationObject),
    }) as InteractionTree;
  const channel = (record: ChannelRecord) =>
    ({
      ...record.publication.view,
      interactions: [...record.interactions.values()].map(interaction),
    }) as ChannelTree;
  return { ...wholeSessionView(session), channels: [...model.channels.values()].map(channel) };
}
