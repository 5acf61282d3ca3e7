import type { CtiRegistry } from '../../cti/cti-registry.js';
import { AGENT_STATES, INTERACTION_STATES } from '../../protocol/objects/object-states.js';
import type { SessionService } from '../../sessions/session.service.js';
import { SESSION_TABLE } from '../../sessions/states/session-states.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';
import { StateCount } from '../state-count.js';

/** Over is over: no session has one. */
const INTERACTIONS = INTERACTION_STATES.filter((state) => state !== 'COMPLETED');

/** Sessions, channels and interactions as they are now: walked through whenever somebody looks, so that no number drifts. */
export function sessionGauges(
  make: Instruments,
  sessions: Pick<SessionService, 'all' | 'journals'>,
  registry: Pick<CtiRegistry, 'services'>,
): Family {
  const services = registry.services().map(({ id }) => id);
  const count = (name: string, help: string, states: readonly string[]) =>
    new StateCount(make.gauge(name, help, ['service', 'state']), services, states);
  const inState = count('sessions', 'Sessions, by their state', Object.keys(SESSION_TABLE.moves));
  const channels = count('channels', 'Channels of sessions, by what their agent is', AGENT_STATES);
  const interactions = count('interactions', 'Interactions of sessions, by their state', INTERACTIONS);
  const is = count('session_conditions', 'Sessions that are bound to a client; whose switch cannot be asked', [
    'bound',
    'degraded',
  ]);
  const all = [inState, channels, interactions, is];
  const events = make.gauge('journal_events', 'Events that are kept for clients that come back');
  const bytes = make.gauge('journal_bytes', 'Bytes of memory that they take');
  const evicted = make.counter('journal_evictions_total', 'Events that had to go before they were too old');
  return {
    read() {
      let kept = 0;
      bytes.set(sessions.journals.bytes);
      evicted.reset();
      evicted.inc(sessions.journals.evicted);
      for (const one of all) one.begin();
      for (const { session } of sessions.all()) {
        const { id } = session.identity.service;
        inState.add(id, session.state);
        kept += session.journal.seq - session.journal.oldest + 1;
        if (session.binding.bound) is.add(id, 'bound');
        if (session.degraded) is.add(id, 'degraded');
        for (const channel of session.model.channels.values()) {
          channels.add(id, channel.facts.agentState);
          for (const { state } of channel.interactions.values()) interactions.add(id, state);
        }
      }
      for (const one of all) one.show();
      events.set(kept);
    },
  };
}
