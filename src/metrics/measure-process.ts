import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Outputs } from '../logging/bound-outputs.js';
import { Instruments } from './instruments.js';
import type { Metrics } from './metrics.js';

/** What one of Node's kinds of lists is called as a counter, and is none. */
const MISNAMED = /^nodejs_(eventloop_lag|active_(handles|requests|resources))/;

/** What the process has and takes: CPU, memory, files, garbage collection, its log. It is measured until the process ends, for one application. */
export function measureProcess(metrics: Metrics, outputs: Pick<Outputs, 'lost'>): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  // The loop is measured by its own family; this one has the time that it waits itself in it.
  for (const { name } of register.getMetricsAsArray()) if (MISNAMED.test(name)) register.removeSingleMetric(name);
  const lost = new Instruments(register).counter('log_lines_lost_total', 'Lines of the log that could not be written', [
    'stream',
  ]);
  metrics.include(register, () => {
    lost.reset();
    for (const { stream, lines } of outputs.lost()) lost.inc({ stream }, lines);
  });
}
