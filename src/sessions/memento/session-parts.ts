import type { Remembering } from './remembering.js';
import type { Part } from './part.js';
import type { IdentityMemento, SessionMemento } from './session-memento.js';

/** Names of the parts that there is one of. */
export const SESSION_PARTS = {
  identity: 'identity',
  session: 'session',
  presence: 'presence',
  /** what has been told since the link was lost, while it is not back; `session.restored` sums it up */
  outage: 'outage',
} as const;

/** The parts that are about the session itself. */
export function* sessionParts({ session, presence, directory }: Remembering): Generator<Part> {
  const { id, tokenDigest, agent, callModel } = session.identity;
  const identity: IdentityMemento = { id, tokenDigest, agent, callModel, since: session.since };
  yield { name: SESSION_PARTS.identity, basis: [], text: () => JSON.stringify(identity) };
  const { state, extension, degraded, expires, model, binding } = session;
  const own: SessionMemento = {
    v: 1,
    state,
    extension,
    degraded,
    ...(expires === undefined ? {} : { expires }),
    interactionCount: model.interactionCount,
    channels: [...model.channels.keys()],
    topics: directory.topicsOf(session),
    bound: binding.bound,
    live: model.liveInteractions,
  };
  yield whole(SESSION_PARTS.session, own);
  yield whole(SESSION_PARTS.presence, presence.memento());
  const { noted } = session.publisher;
  if (noted) yield { name: SESSION_PARTS.outage, basis: [noted, noted.length], text: () => JSON.stringify(noted) };
}

const whole = (name: string, memento: object): Part => ({
  name,
  basis: [memento],
  text: () => JSON.stringify(memento),
});
