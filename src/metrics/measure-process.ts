import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Outputs } from '../logging/bound-outputs.js';
import type { DescriptorGuard } from '../process/descriptor-guard.js';
import { Instruments } from './instruments.js';
import { memoryLimits } from './memory-limits.js';
import type { Metrics } from './metrics.js';

/** What one of Node's kinds of lists is called as a counter, and is none. */
const MISNAMED = /^nodejs_(eventloop_lag|active_(handles|requests|resources))/;

/** What the process has and takes: CPU, memory, files, garbage collection, its log. It is measured until the process ends, for one application. */
export function measureProcess(
  metrics: Metrics,
  outputs: Pick<Outputs, 'lost'>,
  guard: Pick<DescriptorGuard, 'refused'>,
): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  // The loop is measured by its own family; this one has the time that it waits itself in it.
  for (const { name } of register.getMetricsAsArray()) if (MISNAMED.test(name)) register.removeSingleMetric(name);
  const make = new Instruments(register);
  memoryLimits(make);
  const refused = make.counter('connections_refused_total', 'Connections for which the process had no open file left');
  const lost = make.counter('log_lines_lost_total', 'Lines of the log that could not be written', ['stream']);
  metrics.include(register, () => {
    refused.reset();
    refused.inc(guard.refused);
    lost.reset();
    for (const { stream, lines } of outputs.lost()) lost.inc({ stream }, lines);
  });
}
