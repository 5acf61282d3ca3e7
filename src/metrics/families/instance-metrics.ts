import type { CtiRegistry } from '../../cti/cti-registry.js';
import type { Happening } from '../../happenings/happening.js';
import type { Readiness } from '../../health/readiness.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** This instance: what it runs, and whether work can be sent to it. */
export function instanceMetrics(
  make: Instruments,
  version: string,
  readiness: Pick<Readiness, 'ready'>,
  registry: Pick<CtiRegistry, 'services'>,
): Family {
  make.gauge('build_info', 'What runs', ['version', 'node']).set({ version, node: process.version }, 1);
  const ready = make.gauge('ready', '1: work can be sent to it, as /health/ready says');
  const draining = make.gauge('draining', '1: it is about to end, and takes nothing new');
  const reloads = make.counter('reloads_total', 'Settings read anew, by what came of it', ['result']);
  const asked = make.counter('admin_requests_total', 'Requests to the operator’s API', ['result']);
  return {
    hear(happening: Happening) {
      if (happening.kind === 'reload') reloads.inc({ result: happening.result });
      if (happening.kind === 'admin') asked.inc({ result: happening.outcome.result });
    },
    read() {
      ready.set(readiness.ready() ? 1 : 0);
      draining.set(registry.services().some(({ status }) => status === 'Stopping') ? 1 : 0);
    },
  };
}
