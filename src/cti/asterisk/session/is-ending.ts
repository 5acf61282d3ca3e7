import type { CtiInteraction } from '../../port/cti-facts.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/**
 * true with the first sign that a call is about to end for the agent: we end it ourselves, the device hangs up, somebody
 * wants its channel to end, or the only other party does so. Some milliseconds later the device is free.
 */
export function isEnding(asterisk: AsteriskSwitch, calls: AgentCalls, { id, conversations }: CtiInteraction): boolean {
  const leg = calls.find(id);
  const own = asterisk.mirror.find(leg?.uid);
  if (!leg || !own || leg.releasing || own.ending) return true;
  const others = conversations.flatMap(({ parties }) => parties);
  const peer = asterisk.mirror.find(leg.peer);
  return conversations.length === 1 && others.length === 1 && peer?.ending === true;
}
