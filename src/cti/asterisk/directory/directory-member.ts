import type { AmiMessage } from '../ami/ami-message.js';
import { memberOf, type MemberRecord } from '../mirror/member-record.js';

/** One device as a member of one queue, as far as the directory goes by it. */
export interface DirectoryMember extends MemberRecord {
  /** number of the device; undefined for one that is none of our people's */
  readonly address: string | undefined;
  /** a queue may offer it a call while it is in use; false where that was not told */
  readonly ringInUse: boolean;
  /** seconds since the epoch, by the switch's clock: when it was paused; 0: never */
  readonly pausedAt: number;
}

/** @param before what was known of it: a list does not say everything that an event does */
export function directoryMember(
  message: AmiMessage,
  addressOf: (member: MemberRecord) => string | undefined,
  before?: DirectoryMember,
): DirectoryMember {
  const member = memberOf(message);
  const ringInUse = message.get('Ringinuse');
  return {
    ...member,
    address: addressOf(member),
    ringInUse: ringInUse === undefined ? before?.ringInUse === true : ringInUse === '1',
    pausedAt: Number(message.text('LastPause')) || 0,
  };
}
