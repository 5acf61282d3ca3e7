import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';

/** Signs off at the queues who left while there was no link, unless the same device is signed in again. */
export async function paySignOffs(at: AsteriskSwitch): Promise<void> {
  const owed = [...at.owed.take()].filter(([member]) => !at.isWatched(member));
  const removals = owed.flatMap(([Interface, { queues }]) => queues.map((Queue) => ({ Interface, Queue })));
  await Promise.all([
    ...removals.map((fields) => unlessRefused(at.ask.ami.action('QueueRemove', fields))),
    ...owed.map(([, { note }]) => unlessRefused(note())),
  ]);
}

/** It is not there any more. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
