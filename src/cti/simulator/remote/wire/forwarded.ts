import type { ChannelType } from '../../../../protocol/objects/object-states.js';
import type { ConversationRef, CtiSession, InteractionRef } from '../../../port/cti-session.js';

/** What a session does by itself, on whichever side it is. */
type Own = 'lacks' | 'close' | 'handOver';

/** A method of the port that is carried out on the switch's side. */
export type Forwarded = Exclude<keyof CtiSession, Own>;

type Kind = 'text' | 'type' | 'contact' | 'leg' | 'map' | 'signal';

/** What a value is that travels, and whether it may be left out; a signal stays where it is, and its end is told. */
export type ValueKind = Kind | `${Kind}?`;

type KindOf<T> = [T] extends [AbortSignal]
  ? 'signal'
  : [T] extends [ChannelType]
    ? 'type'
    : [T] extends [string]
      ? 'text'
      : [T] extends [ConversationRef]
        ? 'leg'
        : [T] extends [InteractionRef]
          ? 'contact'
          : 'map';

type KindsOf<P extends readonly unknown[]> = {
  readonly [K in keyof P]-?: undefined extends P[K] ? `${KindOf<NonNullable<P[K]>>}?` : KindOf<P[K]>;
};

/** What each method takes, in order. The compiler misses a method, and a value that is of another kind. */
export const FORWARDED: { readonly [M in Forwarded]: KindsOf<Parameters<NonNullable<CtiSession[M]>>> } = {
  read: [],
  ready: ['text'],
  notReady: ['text', 'text?'],
  addChannel: ['text', 'type'],
  phone: [],
  activate: ['text', 'map'],
  deactivate: ['text'],
  disposeChannel: ['text'],
  joinQueue: ['text', 'text'],
  leaveQueue: ['text', 'text'],
  checkAddress: ['text'],
  dial: ['text', 'text', 'map?'],
  accept: ['contact'],
  reject: ['contact', 'text?'],
  complete: ['contact', 'text?'],
  setData: ['contact', 'map'],
  consult: ['contact', 'text'],
  alternate: ['contact'],
  cancelConsult: ['contact'],
  consultTransfer: ['contact'],
  consultConference: ['contact'],
  startRecording: ['contact'],
  stopRecording: ['contact'],
  pauseRecording: ['contact'],
  resumeRecording: ['contact'],
  answer: ['leg'],
  release: ['leg'],
  hold: ['leg'],
  retrieve: ['leg'],
  transfer: ['leg', 'text', 'signal?'],
  conference: ['leg', 'text'],
  deflect: ['leg', 'text', 'signal?'],
  dtmf: ['leg', 'text'],
  mute: ['leg'],
  unmute: ['leg'],
  dropParty: ['leg', 'text'],
};

export const isForwarded = (method: unknown): method is Forwarded =>
  typeof method === 'string' && Object.hasOwn(FORWARDED, method);
