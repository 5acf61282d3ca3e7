import type { CtiRegistry } from '../../cti/cti-registry.js';
import type { SwitchObservation } from '../../cti/switch-observation.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5];

/** How the switches answer, where their providers tell. */
export function switchMetrics(
  make: Instruments,
  observation: SwitchObservation,
  registry: Pick<CtiRegistry, 'services'>,
): Family {
  const requests = make.counter('switch_requests_total', 'Requests to the switch, by what became of them', [
    'service',
    'action',
    'result',
  ]);
  const duration = make.histogram('switch_request_duration_seconds', 'From a request to its answer', BUCKETS, [
    'service',
    'action',
  ]);
  const lag = make.gauge('service_link_lag_seconds', 'What the switch took to answer the latest probe', ['service']);
  observation.onRequest = ({ service, action, result, took }) => {
    requests.inc({ service, action, result });
    duration.observe({ service, action }, took / 1000);
  };
  return {
    read() {
      // What a link took before it went says nothing of it now.
      lag.reset();
      for (const { id: service, inService } of registry.services()) {
        const milliseconds = inService ? observation.lags.get(service) : undefined;
        if (milliseconds !== undefined) lag.set({ service }, milliseconds / 1000);
      }
    },
    end() {
      observation.onRequest = undefined;
    },
  };
}
