import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { encodeMark, MARK_VARIABLE, type CallMark } from './call-mark.js';

/** Writes on channels what a later process has to know of their call. */
export async function writeMark(at: AsteriskSwitch, call: TakeOver, uids: readonly string[]): Promise<void> {
  const mark = { ...markOf(call), owner: at.parts.application };
  const Value = encodeMark(mark);
  await Promise.all(
    uids.map((uid) => {
      const Channel = at.mirror.live(uid)?.name ?? '';
      return at.ask.ami.action('Setvar', { Channel, Variable: MARK_VARIABLE, Value });
    }),
  );
  for (const uid of uids) at.marks.set(uid, mark);
}

function markOf({ agent, peer, card, third, left }: TakeOver): CallMark {
  return {
    agent,
    peer,
    card,
    ...(third ? { third: { uid: third.uid, to: third.to, role: third.role } } : {}),
    ...(left ? { left } : {}),
  };
}
