import type { ConnectionCounts } from '../../gateway/connection-counts.js';
import type { EventLatency } from '../../gateway/event-latency.js';
import type { Incidents } from '../../gateway/intake/incidents.js';
import type { UnreadTotal } from '../../gateway/unread-total.js';
import type { Happening } from '../../happenings/happening.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';
import { showCounts } from '../show-counts.js';

/** Seconds: within the process it is less than a thousandth; what is beyond a tenth is a loop, a store or a client that is slow. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Gateway {
  readonly counts: Pick<ConnectionCounts, 'count'>;
  readonly latency: EventLatency;
  readonly incidents: Pick<Incidents, 'counts'>;
  readonly unread: Pick<UnreadTotal, 'waiting' | 'letGo'>;
}

/** Connections, and what waits for them. */
export function gatewayMetrics(make: Instruments, { counts, latency, incidents, unread }: Gateway): Family {
  const reports = 'From a provider’s report to the write of its event to the client’s connection';
  const took = make.histogram('event_latency_seconds', reports, BUCKETS);
  const connections = make.gauge('connections', 'Connections of clients');
  const moves = make.counter('client_connections_total', 'Connections that began and that ended', ['change']);
  for (const change of ['opened', 'closed']) moves.inc({ change }, 0);
  const waiting = make.gauge('unread_bytes', 'Bytes that wait for clients to read them');
  const letGo = make.counter('slow_clients_total', 'Connections closed for what was left unread', ['limit']);
  const faults = make.counter('incidents_total', 'Connections closed for what came over them', ['kind']);
  latency.measure = (milliseconds) => took.observe(milliseconds / 1000);
  return {
    hear({ kind }: Happening) {
      if (kind === 'connection.opened') moves.inc({ change: 'opened' });
      if (kind === 'connection.closed') moves.inc({ change: 'closed' });
    },
    read() {
      connections.set(counts.count);
      waiting.set(unread.waiting);
      showCounts(letGo, 'limit', unread.letGo);
      showCounts(faults, 'kind', incidents.counts);
    },
    end() {
      latency.measure = undefined;
    },
  };
}
