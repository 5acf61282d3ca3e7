import type {
  ConversationRole,
  ConversationState,
  InteractionData,
  RecordingState,
} from '../../../protocol/objects/object-states.js';
import type { CallCard } from '../calls/call-card.js';
import { safeId } from './safe-id.js';
import type { LeftAlone } from './third-party.js';

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
  /** it is moved about, or is about to end: its state is told when that is done */
  frozen = false;
  /** nobody hears the agent */
  muted = false;
  /** of the recording that the agent has asked for; others do not count */
  recording: RecordingState = 'off';
  /** Asterisk's id of that recording */
  recordingId = '';
  /** set where the agent goes on with one whom the agent had called into the call */
  left: LeftAlone | undefined;

  constructor(
    readonly uid: string,
    public card: CallCard,
    public data: InteractionData,
  ) {
    this.id = safeId(uid);
    this.state = card.calling ? 'dialing' : 'alerting';
  }

  /** id of the conversation that it is, where it is one with one party */
  get conversation(): string {
    return this.left?.conversation ?? this.id;
  }

  get role(): ConversationRole {
    return this.left?.role ?? 'primary';
  }
}
