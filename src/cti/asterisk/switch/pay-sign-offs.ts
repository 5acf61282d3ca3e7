import { AmiRefusedError } from '../ami/ami-error.js';
import { samePause } from '../pbx/member-pause.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import type { MemberDuty, OwedSignOff } from './owed-sign-offs.js';

/**
 * Signs off at the queues who left while there was no link, unless somebody is signed in at the same device again. All
 * members have been read.
 * @throws AmiTimeoutError, AmiClosedError; what was not done is owed still
 */
export async function paySignOffs(at: AsteriskSwitch): Promise<void> {
  const owed = [...at.owed.take()].filter(([endpoint]) => !at.isWatched(endpoint));
  const done = await Promise.allSettled(owed.map(([endpoint, signOff]) => pay(at, endpoint, signOff)));
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function pay(at: AsteriskSwitch, endpoint: string, { duties, note }: OwedSignOff): Promise<void> {
  const left = new Set(duties);
  const settle = async (duty: MemberDuty) => {
    await settleDuty(at, duty);
    left.delete(duty);
  };
  // Writing down twice what is so does no harm.
  const done = await Promise.allSettled([...duties.map(settle), unlessRefused(note())]);
  const failed = done.find((one) => one.status === 'rejected');
  if (!failed) return;
  at.owed.add(endpoint, { duties: [...left], note });
  throw failed.reason;
}

async function settleDuty(at: AsteriskSwitch, { queue, member, farewell, left }: MemberDuty): Promise<void> {
  if (farewell === 'remove') {
    await at.queues.removeMember(queue, member);
    return;
  }
  const found = at.queueMembers.find(queue, member);
  if (found && samePause(left, found)) await at.queues.pauseMember(queue, member, farewell);
}

/** It is not there any more. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
