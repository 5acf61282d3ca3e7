import { Logger } from '@nestjs/common';
import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { readMarks } from './read-marks.js';
import { writeMark } from './write-mark.js';

const log = new Logger('AsteriskTakeOver');

/**
 * Whether it is for this process to do what a call in an application of ours needs next. For a call that it has written
 * on last it is so at once. The calls of another process are that one's to look after, as long as it lives: they are
 * ours when within the confirm time nothing has been done with them. One that has become another call meanwhile is
 * found anew.
 */
export async function mayAct(at: AsteriskSwitch, call: TakeOver): Promise<boolean> {
  const before = await look(at, call);
  if (!at.takeOvers.has(call)) return false;
  if (isOurs(at, call)) return true;
  if (isAnother(at, call)) return findAnew(at, call);
  await pass(at, call);
  const after = await look(at, call);
  if (!at.takeOvers.has(call)) return false;
  if (!call.adoptedFrom) return true;
  if (isAnother(at, call)) return findAnew(at, call);
  // One that has gone by itself says nothing about the other process.
  if (!after.every((leg) => before.includes(leg))) return false;
  await claim(at, call);
  return true;
}

/** From now on it is this process that looks after the call. */
export async function claim(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  await writeMark(at, call, liveOf(at, call));
  call.adoptedFrom = undefined;
  at.waits.check();
}

/** The confirm time, or until this process looks after the call; ends with the link. */
async function pass(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  try {
    await at.waits.until(() => (call.adoptedFrom ? undefined : true), at.parts.options.timeouts.confirm);
  } catch (error) {
    if (!(error instanceof CtiTimeoutError)) throw error;
  }
}

const legsOf = ({ agent, peer, third }: TakeOver): readonly string[] => [agent, peer, ...(third ? [third.uid] : [])];

const liveOf = (at: AsteriskSwitch, call: TakeOver): readonly string[] =>
  legsOf(call).filter((uid) => at.mirror.live(uid));

/** What is written on each leg that is there, and where it is. */
async function look(at: AsteriskSwitch, call: TakeOver): Promise<readonly string[]> {
  await readMarks(at, legsOf(call));
  return liveOf(at, call).map((uid) => JSON.stringify([uid, at.marks.get(uid), at.mirror.live(uid)?.bridge ?? null]));
}

function isOurs(at: AsteriskSwitch, call: TakeOver): boolean {
  return liveOf(at, call).every((uid) => {
    const owner = at.marks.get(uid)?.owner;
    return owner === at.parts.application || (owner === undefined && !call.adoptedFrom);
  });
}

/** Somebody has written something else on a leg than what this process knows of the call. */
function isAnother(at: AsteriskSwitch, call: TakeOver): boolean {
  const known = JSON.stringify(call.adoptedFrom);
  return liveOf(at, call).some((uid) => {
    const mark = at.marks.get(uid);
    return mark && mark.owner !== at.parts.application && JSON.stringify(mark) !== known;
  });
}

function findAnew(at: AsteriskSwitch, call: TakeOver): false {
  call.stale = true;
  at.read().catch((error: unknown) => {
    // Not found: whoever looks at it next tries again.
    call.stale = false;
    log.warn(`a call that another process has changed: ${String(error)}`);
  });
  return false;
}
