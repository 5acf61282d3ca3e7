import type { ChannelRecord } from '../mirror/channel-record.js';
import { adoptPair } from './adopt-pair.js';
import { adoptThree } from './adopt-three.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { readMarks } from './read-marks.js';

/**
 * Finds the calls that are in an application of ours, put there by a process before this one or beside it, from what
 * is written on their channels. A leg whose other side is gone is sent after it: nobody else would.
 */
export async function adoptCalls(at: AsteriskSwitch): Promise<void> {
  const prefix = `${at.parts.options.application}-`;
  const ours = [...at.mirror.all].filter(
    ({ application, applicationData }) => application === 'Stasis' && applicationData.startsWith(prefix),
  );
  const unknown = ours.filter(({ uid }) => isUnknown(at, uid));
  await readMarks(
    at,
    unknown.map(({ uid }) => uid),
  );
  for (const call of at.takeOvers.all) if (call.stale) at.takeOvers.remove(call);
  for (const record of unknown) await adopt(at, record, prefix);
}

function isUnknown(at: AsteriskSwitch, uid: string): boolean {
  const call = at.takeOvers.involving(uid);
  return !at.expected.has(uid) && (call === undefined || call.stale === true);
}

async function adopt(at: AsteriskSwitch, record: ChannelRecord, prefix: string): Promise<void> {
  const mark = at.marks.get(record.uid);
  if (!mark || !isUnknown(at, record.uid)) return;
  if (mark.third) await adoptThree(at, mark, prefix);
  else adoptPair(at, record, mark, prefix);
}
