import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../mirror/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** A call at the agent's device, and the channel that is there now. */
export interface LiveLeg {
  readonly leg: Leg;
  readonly own: ChannelRecord;
}

/**
 * Finds what a reference names.
 * @throws CtiRejectedError where it names no call of the agent's, or one in another state than those allowed
 */
export function needLeg(
  at: AsteriskSwitch,
  calls: AgentCalls,
  ref: InteractionRef | ConversationRef,
  ...allowed: readonly ConversationState[]
): LiveLeg {
  const leg = calls.find(ref.interaction);
  const own = at.mirror.live(leg?.uid);
  const right = !('conversation' in ref) || ref.conversation === leg?.conversation;
  if (!leg || !own || !right) throw new CtiRejectedError('there is no such call');
  if (!allowed.includes(leg.state)) throw new CtiRejectedError('not possible now', { state: leg.state });
  return { leg, own };
}
