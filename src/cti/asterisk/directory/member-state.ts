import type { Presence } from '../../../protocol/objects/object-states.js';
import { PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import type { DirectoryMember } from './directory-member.js';

/** What Asterisk's numbers of device states mean to a queue. */
const DEVICE: Readonly<Record<string, 'free' | 'used' | 'off'>> = {
  '0': 'free', // unknown: queues offer to it
  '1': 'free',
  '2': 'used',
  '3': 'used',
  '4': 'off', // there is no such device
  '5': 'off',
  '6': 'used', // it rings
  '7': 'used',
  '8': 'used', // on hold
};

const deviceOf = ({ status }: DirectoryMember) => DEVICE[status] ?? 'free';

/** true where its queue would offer it a call now, as `app_queue` decides it, but for wrap-up times */
export function isReady(member: DirectoryMember): boolean {
  const device = deviceOf(member);
  return !member.paused && (device === 'free' || (device === 'used' && member.ringInUse));
}

/** @param members of the same device, one at least */
export function presenceOf(members: readonly DirectoryMember[]): Presence {
  if (members.every((one) => deviceOf(one) === 'off')) return 'offline';
  if (members.some((one) => deviceOf(one) === 'used')) return 'busy';
  if (members.some(({ paused }) => !paused)) return 'ready';
  return members.some(({ reason }) => reason === PAUSE_FOR_WORK) ? 'wrapup' : 'notready';
}
