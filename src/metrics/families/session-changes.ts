import type { Happening } from '../../happenings/happening.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

const CHANGES = {
  'session.created': 'created',
  'session.takenin': 'takenin',
  'session.handedover': 'handedover',
} as const;

/** What becomes of sessions and of those who are bound to them, and what they tell. */
export function sessionChanges(make: Instruments): Family {
  const events = make.counter('events_total', 'Events of sessions, by name', ['service', 'event']);
  const changed = 'Sessions made here, taken in from another instance, handed over to one';
  const changes = make.counter('session_changes_total', changed, ['service', 'change']);
  const bound = make.counter('bindings_total', 'Clients that were bound to a session', ['service']);
  const unbound = make.counter('unbindings_total', 'Clients that are bound no longer, by why', ['service', 'by']);
  const replayed = make.counter('replayed_events_total', 'Events told again to a client that came back', ['service']);
  const gaps = make.counter('replay_gaps_total', 'Clients that came back and had missed more than is kept', [
    'service',
  ]);
  return {
    hear(happening: Happening) {
      switch (happening.kind) {
        case 'event':
          events.inc({ service: happening.service, event: happening.name });
          break;
        case 'session.created':
        case 'session.takenin':
        case 'session.handedover':
          changes.inc({ service: happening.service, change: CHANGES[happening.kind] });
          break;
        case 'session.bound':
          bound.inc({ service: happening.service });
          replayed.inc({ service: happening.service }, happening.replayed);
          gaps.inc({ service: happening.service }, happening.gap ? 1 : 0);
          break;
        case 'session.unbound':
          unbound.inc({ service: happening.service, by: happening.by });
          break;
        default:
      }
    },
  };
}
