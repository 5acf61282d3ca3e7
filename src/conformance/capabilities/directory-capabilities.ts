import type { Capability, DirectoryCapability } from '../../cti/port/capability.js';
import type { CtiEntry } from '../../cti/port/cti-directory.js';
import type { Bench } from '../bench.js';
import { DirectoryWatcher } from '../directory-watcher.js';
import type { CapabilityRow, Scene } from './capability-row.js';

interface WatchingScene extends Scene {
  readonly watcher: DirectoryWatcher;
}

const ALL: readonly Capability[] = ['session.directory', 'session.subscribe', 'session.unsubscribe'];

async function scene(bench: Bench, begin: (watcher: DirectoryWatcher) => void): Promise<WatchingScene> {
  const { directory } = bench;
  const watcher = new DirectoryWatcher(directory, bench.test.patience);
  begin(watcher);
  const asked = { directory, listener: watcher.listener };
  return { desk: await bench.open(), far: [], asked, watcher };
}

const isQueue = (bench: Bench) => (entry: CtiEntry) => entry.kind === 'queue' && entry.id === bench.farEnd.queue;

/** Somebody waits in the queue, and whoever watches hears of it. */
async function somebodyWaits(bench: Bench, watcher: DirectoryWatcher): Promise<void> {
  const customer = await bench.farEnd.callQueue('+15550101');
  try {
    await watcher.until((entry) => isQueue(bench)(entry) && 'waiting' in entry && entry.waiting > 0, 'a caller waits');
  } finally {
    watcher.end();
    await customer.hangup();
  }
}

export const DIRECTORY_ROWS: Readonly<Record<DirectoryCapability, CapabilityRow>> = {
  'session.directory': {
    service: 'get switching function devices',
    ask: async (_, { directory }) => directory.list(),
    effect: {
      needs: ALL,
      begin: (bench) => scene(bench, () => undefined),
      seen: async (_, bench) => {
        const listed = await bench.directory.list();
        if (!listed.some(isQueue(bench))) throw new Error('the queue is not listed');
      },
    },
  },
  'session.subscribe': {
    service: 'monitor start',
    ask: async (_, { directory, listener }) => directory.watch(listener),
    effect: {
      needs: ALL,
      begin: (bench) => scene(bench, () => undefined),
      seen: (scene, bench) => somebodyWaits(bench, (scene as WatchingScene).watcher),
    },
  },
  'session.unsubscribe': {
    service: 'monitor stop',
    ask: async (_, { directory, listener }) => directory.unwatch(listener),
    effect: {
      needs: ALL,
      begin: (bench) => scene(bench, (watcher) => watcher.begin()),
      seen: async (scene, bench) => {
        const former = (scene as WatchingScene).watcher;
        const before = former.reports.length;
        const other = new DirectoryWatcher(bench.directory, bench.test.patience);
        other.begin();
        await somebodyWaits(bench, other);
        former.end();
        if (former.reports.length > before) throw new Error('who does not watch any more is told');
      },
    },
  },
};
