import type {
  ConversationRole,
  ConversationState,
  InteractionDirection,
  InteractionState,
  OriginKind,
  RecordingState,
} from '../../protocol/objects/object-states.js';

type Words<K extends string> = Readonly<Record<K, string>>;

/** What each language says of calls. */
export interface CallWords extends Words<
  | 'heading'
  | 'none'
  | 'dial'
  | 'number'
  | 'noDial'
  | 'target'
  | 'answer'
  | 'reject'
  | 'hold'
  | 'retrieve'
  | 'mute'
  | 'unmute'
  | 'muted'
  | 'release'
  | 'keypad'
  | 'sent'
  | 'drop'
  | 'consult'
  | 'transfer'
  | 'conference'
  | 'deflect'
  | 'passOn'
  | 'alternate'
  | 'consultTransfer'
  | 'consultConference'
  | 'cancelConsult'
  | 'recording'
  | 'start'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'recordedElsewhere'
  | 'data'
  | 'noData'
  | 'key'
  | 'value'
  | 'set'
  | 'edit'
  | 'remove'
  | 'leave'
  | 'note'
  | 'saved'
  | 'unsaved'
  | 'changedMeanwhile'
  | 'takeTheirs'
  | 'save'
  | 'wrapUp'
  | 'endsIn'
  | 'disposition'
  | 'required'
  | 'noDisposition'
  | 'complete'
  | 'ringsUntil'
> {
  readonly origins: Words<OriginKind>;
  readonly directions: Words<InteractionDirection>;
  readonly states: Words<InteractionState>;
  readonly roles: Words<ConversationRole>;
  readonly legs: Words<ConversationState>;
  readonly recordings: Words<RecordingState>;
  readonly queue: (name: string) => string;
  readonly by: (name: string) => string;
  readonly called: (to: string) => string;
  readonly dropping: (name: string) => string;
  readonly dialFrom: (endpoint: string) => string;
}
