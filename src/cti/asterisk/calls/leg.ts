import type { ConversationState, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiAddress, CtiOrigin } from '../../port/cti-facts.js';
import type { CallCard } from '../calls/call-card.js';
import type { LegTimes } from './leg-times.js';
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
  /** number of that party when the agent and it were joined; '' where it had none */
  metNumber: string | undefined;
  /** the party outside, the last one known */
  customer: CtiAddress | undefined;
  /** the queue in which that one has waited */
  customerQueue: string | undefined;
  /** Asterisk's Linkedid, which all channels have that ever had to do with each other */
  contact = '';
  /** the agent has asked for its end */
  releasing = false;
  constructor(
    /** Uniqueid of its channel; another one where the call is answered at another telephone of the extension */
    public uid: string,
    public card: CallCard,
    public data: InteractionData,
    readonly times: LegTimes,
    /** how it came to the agent */
    public origin: CtiOrigin,
  ) {
    this.id = safeId(uid);
    this.state = card.calling ? 'dialing' : 'alerting';
  }
}
