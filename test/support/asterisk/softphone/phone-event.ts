import type { SipMessage, SipRequest } from './sip/sip-message.js';
import type { MediaDirection } from './sip/sdp.js';
import type { SoftCall } from './soft-call.js';

/** Why a call is over, seen from the phone. */
export type EndReason =
  /** hung up here */
  | 'local'
  /** hung up there */
  | 'remote'
  /** the caller gave up while it rang here */
  | 'cancelled'
  /** refused here */
  | 'rejected'
  /** refused there, or never answered */
  | 'failed'
  /** this phone crashed or was switched off */
  | 'dead';

interface OfCall {
  readonly call: SoftCall;
}

interface Kinds {
  registered: { readonly expires: number };
  incoming: OfCall & { readonly from: string; readonly request: SipRequest };
  progress: OfCall & { readonly status: number };
  up: OfCall;
  ended: OfCall & { readonly reason: EndReason; readonly status?: number | undefined; readonly message?: SipMessage };
  /** this phone put the call on hold, or took it back */
  hold: OfCall;
  unhold: OfCall;
  /** what the far end wants to hear and say has changed */
  'held-by-peer': OfCall & { readonly direction: MediaDirection };
  'resumed-by-peer': OfCall & { readonly direction: MediaDirection };
  reinvite: OfCall & { readonly direction: MediaDirection | undefined };
  /** who the far end is has changed (connected line) */
  identity: OfCall & { readonly number: string };
  dtmf: OfCall & { readonly digit: string };
  /** `honoured`: the phone did what it asks for; `call` only where it came inside a dialog */
  notify: {
    readonly call: SoftCall | undefined;
    readonly event: string;
    readonly honoured: boolean;
    readonly body: string;
  };
  refer: { readonly call: SoftCall | undefined; readonly to: string };
  'refer-progress': { readonly call: SoftCall | undefined; readonly status: number };
  info: { readonly call: SoftCall | undefined; readonly body: string };
  message: { readonly call: SoftCall | undefined; readonly body: string };
  error: { readonly error: unknown };
}

export type PhoneEventType = keyof Kinds;

/** Something that happened on a phone, by type. `at`: milliseconds of `performance.now()`. */
export type PhoneEventOf<T extends PhoneEventType> = {
  [K in T]: { readonly type: K; readonly at: number } & Kinds[K];
}[T];

export type PhoneEvent = PhoneEventOf<PhoneEventType>;

/** The same before it has got its time. */
export type PhoneNote = { [K in PhoneEventType]: { readonly type: K } & Kinds[K] }[PhoneEventType];
