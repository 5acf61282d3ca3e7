import { Logger } from '@nestjs/common';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { mayAct } from './may-act.js';
import { sendBack } from './send-back.js';
import { closeBridge } from './three-bridge.js';
import { watchThree } from './watch-three.js';

const log = new Logger('AsteriskTakeOver');

/** A call in our application does not end by itself: when one side is gone, the other one is sent after it. */
export function guardCalls(at: AsteriskSwitch): void {
  const isOurs = (bridge: string) => bridge.startsWith(`${at.parts.options.application}-`);
  for (const call of at.takeOvers.all) {
    if (call.third) {
      watchThree(at, call, call.third);
      continue;
    }
    const [agent, peer] = [at.mirror.live(call.agent), at.mirror.live(call.peer)];
    if (!agent || !peer) {
      tendPair(at, call);
    } else if (call.phase === 'held' && [agent, peer].some(({ bridge }) => bridge !== undefined && !isOurs(bridge))) {
      // Another process has given the call back: it is not ours to guard any more.
      at.takeOvers.remove(call);
    }
  }
  for (const known of [at.marks, at.origins]) {
    for (const uid of known.keys()) if (!at.mirror.live(uid)) known.delete(uid);
  }
}

function tendPair(at: AsteriskSwitch, call: TakeOver): void {
  if (call.tended || call.stale) return;
  call.tended = true;
  tend(at, call).catch((error: unknown) => {
    call.tended = false;
    log.warn(`one who is left of a call: ${String(error)}`);
  });
}

async function tend(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  const may = await mayAct(at, call);
  call.tended = false;
  if (may && at.takeOvers.has(call)) letGo(at, call);
  else at.settle();
}

function letGo(at: AsteriskSwitch, call: TakeOver): void {
  at.takeOvers.remove(call);
  if (call.bridge !== undefined) closeLeft(at, call.bridge);
  for (const uid of [call.agent, call.peer]) {
    const left = at.mirror.live(uid);
    if (left && !sendBack(at, uid)) hangUp(at, left.name);
  }
}

/** Sends a leg away whose other side is gone. Without a link the next reading finds it. */
export function hangUp(at: AsteriskSwitch, channel: string): void {
  const work = async () => at.ask.ami.action('Hangup', { Channel: channel, Cause: '16' });
  work().catch((error: unknown) => log.warn(`left leg ${channel}: ${String(error)}`));
}

function closeLeft(at: AsteriskSwitch, bridge: string): void {
  closeBridge(at, bridge).catch((error: unknown) => log.warn(`left bridge ${bridge}: ${String(error)}`));
}

/** true where both legs of the call are still there */
export function isWhole(at: AsteriskSwitch, call: TakeOver): boolean {
  return at.mirror.live(call.agent) !== undefined && at.mirror.live(call.peer) !== undefined;
}
