import type { ThirdParty } from '../mirror/third-party.js';
import { Serial } from './serial.js';

/** Somebody who is about to be called. */
export function newThird(uid: string, to: string, role: 'consult' | 'party', bridge: string): ThirdParty {
  return {
    uid,
    to,
    bridge,
    role,
    waits: role === 'consult' ? 'peer' : undefined,
    adopted: false,
    begun: false,
    answered: false,
    peerThere: true,
    thirdThere: true,
    far: undefined,
    tended: false,
    turns: new Serial(),
    ends: new Map(),
  };
}
