import type { RedisConnection } from '../../redis/redis-connection.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5];

/** The store that instances share. */
export function storeMetrics(make: Instruments, store: Pick<RedisConnection, 'level' | 'onAnswered'>): Family {
  const up = make.gauge('store_up', '1: the store that instances share is there');
  const requests = make.counter('store_requests_total', 'What the store was asked for, by what became of it', [
    'result',
  ]);
  const duration = make.histogram(
    'store_request_duration_seconds',
    'From a request to the store to its answer',
    BUCKETS,
  );
  for (const result of ['ok', 'unavailable', 'refused']) requests.inc({ result }, 0);
  store.onAnswered = (took, result) => {
    requests.inc({ result });
    duration.observe(took / 1000);
  };
  return {
    read: () => up.set(store.level === 'up' ? 1 : 0),
    end() {
      store.onAnswered = undefined;
    },
  };
}
