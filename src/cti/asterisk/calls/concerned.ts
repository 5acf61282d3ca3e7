import { allTalkingTo, calledBy } from '../mirror/peer.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Call } from './call.js';

/**
 * Uniqueids of those whose own calls may look different, or allow something else, when that one does: its legs, and whoever
 * is with one of them or called by it, behind Local channels too.
 */
export function concernedBy(mirror: SwitchMirror, { agentLeg, touched }: Call): ReadonlySet<string> {
  const legs = [agentLeg, ...touched];
  const all = new Set(legs);
  for (const uid of legs) {
    const leg = mirror.live(uid);
    for (const one of leg ? [leg, mirror.otherHalf(leg)] : []) {
      if (!one) continue;
      for (const other of allTalkingTo(mirror, one)) all.add(other.uid);
      const called = one.bridge === undefined ? calledBy(mirror, one) : undefined;
      if (called) all.add(called.uid);
    }
  }
  return all;
}
