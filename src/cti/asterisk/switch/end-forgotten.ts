import type { AsteriskSwitch } from './asterisk-switch.js';
import { hangUp } from './guard-calls.js';

/**
 * Ends those channels that this process has made to call somebody and then lost sight of, because the link was gone
 * before anything could be written on them. To be called when the switch has just been read.
 */
export function endForgotten(at: AsteriskSwitch): void {
  const { application } = at.parts;
  const made = [`${application},target`, `${application},third`];
  for (const { uid, name, applicationData } of at.mirror.all) {
    const known = at.marks.has(uid) || at.expected.has(uid) || at.takeOvers.involving(uid);
    if (made.includes(applicationData) && !known) hangUp(at, name);
  }
}
