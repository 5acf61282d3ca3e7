import type { ConversationState, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CallCard } from '../calls/call-card.js';
import { safeId } from './safe-id.js';

/** A call at an agent's device, for as long as the device's channel lives. */
export class Leg {
  readonly id: string;
  state: ConversationState;
  /** it has been connected with somebody */
  joined = false;
  /** Uniqueid of the other party's channel, the last one known */
  peer: string | undefined;
  /** Uniqueid of the party that the card speaks of */
  firstPeer: string | undefined;
  /** the agent has asked for its end */
  releasing = false;
  constructor(
    readonly uid: string,
    public card: CallCard,
    public data: InteractionData,
  ) {
    this.id = safeId(uid);
    this.state = card.calling ? 'dialing' : 'alerting';
  }
}
