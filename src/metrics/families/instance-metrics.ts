import type { CtiRegistry } from '../../cti/cti-registry.js';
import type { Readiness } from '../../health/readiness.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** This instance: what it runs, and whether work can be sent to it. */
export function instanceMetrics(
  make: Instruments,
  version: string,
  readiness: Pick<Readiness, 'ready' | 'store'>,
  registry: Pick<CtiRegistry, 'services'>,
): Family {
  make.gauge('build_info', 'What runs', ['version', 'node']).set({ version, node: process.version }, 1);
  const ready = make.gauge('ready', '1: work can be sent to it, as /health/ready says');
  const draining = make.gauge('draining', '1: it is about to end, and takes nothing new');
  const store =
    readiness.store() === undefined ? undefined : make.gauge('store_up', '1: the store that instances share is there');
  return {
    read() {
      ready.set(readiness.ready() ? 1 : 0);
      draining.set(registry.services().some(({ status }) => status === 'Stopping') ? 1 : 0);
      store?.set(readiness.store() === 'up' ? 1 : 0);
    },
  };
}
