import { AmiRefusedError } from '../ami/ami-error.js';
import { samePause } from '../pbx/member-pause.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import type { MemberDuty, OwedSignOff } from './owed-sign-offs.js';

/**
 * Signs off at the queues who left while there was no link, unless somebody is signed in at the same device again. All
 * members have been read.
 * @throws AmiTimeoutError, AmiClosedError; what was not done is owed still
 */
export async function paySignOffs(asterisk: AsteriskSwitch): Promise<void> {
  const owed = [...asterisk.owed.take()].filter(([endpoint]) => !asterisk.isWatched(endpoint));
  const done = await Promise.allSettled(owed.map(([endpoint, signOff]) => pay(asterisk, endpoint, signOff)));
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function pay(asterisk: AsteriskSwitch, endpoint: string, { duties, note }: OwedSignOff): Promise<void> {
  const left = new Set(duties);
  const settle = async (duty: MemberDuty) => {
    await settleDuty(asterisk, duty);
    left.delete(duty);
  };
  // Writing down twice what is so does no harm.
  const done = await Promise.allSettled([...duties.map(settle), unlessRefused(note())]);
  const failed = done.find((one) => one.status === 'rejected');
  if (!failed) return;
  asterisk.owed.add(endpoint, { duties: [...left], note });
  throw failed.reason;
}

async function settleDuty(asterisk: AsteriskSwitch, { queue, member, farewell, left }: MemberDuty): Promise<void> {
  if (farewell === 'remove') {
    await asterisk.queues.removeMember(queue, member);
    return;
  }
  const found = asterisk.queueMembers.find(queue, member);
  if (found && samePause(left, found)) await asterisk.queues.pauseMember(queue, member, farewell);
}

/** It is not there any more. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
