import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Metrics } from './metrics.js';

/** What the process has and takes: CPU, memory, files, garbage collection. It is measured until the process ends, for one application. */
export function measureProcess(metrics: Metrics): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  // The loop is measured by its own family; this one has the time that it waits itself in it.
  for (const { name } of register.getMetricsAsArray()) {
    if (name.startsWith('nodejs_eventloop_lag')) register.removeSingleMetric(name);
  }
  metrics.include(register);
}
