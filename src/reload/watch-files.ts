import type { Clock } from '../runtime/clock.js';
import { FileWatch } from './file-watch.js';
import type { ReloadRequests } from './reload-requests.js';
import type { Reload } from './reload.js';

/**
 * Has settings read anew when a file of theirs has changed.
 * @param every milliseconds between two looks; 0: nobody looks
 * @param configFile the configuration's own, where there is one
 */
export async function watchFiles(
  reload: Reload,
  reloads: Pick<ReloadRequests, 'ask'>,
  clock: Clock,
  every: number,
  configFile: string | undefined,
): Promise<void> {
  if (every === 0) return;
  const files = () => [...(configFile ? [configFile] : []), ...reload.files()];
  const watch = new FileWatch(clock, every, files, () => void reloads.ask('a file has changed'));
  reload.onStop(() => watch.end());
  await watch.begin();
}
