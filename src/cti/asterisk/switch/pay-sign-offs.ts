import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';

/** Signs off at the queues who left while there was no link, unless the same device is signed in again. */
export async function paySignOffs(at: AsteriskSwitch): Promise<void> {
  const owed = [...at.owed.take()].filter(([member]) => !at.isWatched(member));
  const removals = owed.flatMap(([Interface, queues]) => queues.map((Queue) => ({ Interface, Queue })));
  await Promise.all(
    removals.map((fields) =>
      at.ask.ami.action('QueueRemove', fields).catch((error: unknown) => {
        // It is not there any more.
        if (!(error instanceof AmiRefusedError)) throw error;
      }),
    ),
  );
}
