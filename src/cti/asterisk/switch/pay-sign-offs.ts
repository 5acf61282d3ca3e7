import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import type { OwedSignOff } from './owed-sign-offs.js';

/**
 * Signs off at the queues who left while there was no link, unless the same device is signed in again.
 * @throws AmiTimeoutError, AmiClosedError; what was not done is owed still
 */
export async function paySignOffs(at: AsteriskSwitch): Promise<void> {
  const owed = [...at.owed.take()].filter(([member]) => !at.isWatched(member));
  const done = await Promise.allSettled(owed.map(([member, signOff]) => pay(at, member, signOff)));
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function pay(at: AsteriskSwitch, member: string, { queues, note }: OwedSignOff): Promise<void> {
  const left = new Set(queues);
  const leave = async (Queue: string) => {
    await unlessRefused(at.ask.ami.action('QueueRemove', { Interface: member, Queue }));
    left.delete(Queue);
  };
  // Writing down twice what is so does no harm.
  const done = await Promise.allSettled([...queues.map(leave), unlessRefused(note())]);
  const failed = done.find((one) => one.status === 'rejected');
  if (!failed) return;
  at.owed.add(member, { queues: [...left], note });
  throw failed.reason;
}

/** It is not there any more. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
