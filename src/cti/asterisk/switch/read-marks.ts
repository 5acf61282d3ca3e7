import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { decodeMark, MARK_VARIABLE } from './call-mark.js';

/** Reads anew what is written on those channels: another process may have written meanwhile, and no event tells. */
export async function readMarks(at: AsteriskSwitch, uids: readonly string[]): Promise<void> {
  await Promise.all(uids.map((uid) => readMark(at, uid)));
}

async function readMark(at: AsteriskSwitch, uid: string): Promise<void> {
  const record = at.mirror.live(uid);
  if (!record) return;
  try {
    const answer = await at.ask.ami.action('Getvar', { Channel: record.name, Variable: MARK_VARIABLE });
    const mark = decodeMark(answer.text('Value'));
    if (mark) at.marks.set(uid, mark);
    else at.marks.delete(uid);
  } catch (error) {
    // It has ended since.
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
