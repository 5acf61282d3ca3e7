import { Logger } from '@nestjs/common';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { sendBack } from './send-back.js';
import { closeBridge } from './three-bridge.js';
import { watchThree } from './watch-three.js';

const log = new Logger('AsteriskTakeOver');

/** A call in our application does not end by itself: when one side is gone, the other one is sent after it. */
export function guardCalls(at: AsteriskSwitch): void {
  for (const call of at.takeOvers.all) {
    if (call.third) {
      watchThree(at, call, call.third);
      continue;
    }
    const [agent, peer] = [at.mirror.live(call.agent), at.mirror.live(call.peer)];
    if (!agent || !peer) {
      at.takeOvers.remove(call);
      if (call.bridge !== undefined) closeLeft(at, call.bridge);
      for (const left of [agent, peer]) if (left && !sendBack(at, left.uid)) hangUp(at, left.name);
    } else if (call.phase === 'held' && (agent.bridge !== undefined || peer.bridge !== undefined)) {
      // Another process has given the call back: it is not ours to guard any more.
      at.takeOvers.remove(call);
    }
  }
  for (const known of [at.marks, at.origins]) {
    for (const uid of known.keys()) if (!at.mirror.live(uid)) known.delete(uid);
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
