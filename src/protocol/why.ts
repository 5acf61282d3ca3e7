/** Why a command is not possible now, by code; the text is for people. One closed list for the session and every provider. */
const WHYS = {
  'wrong-state': 'it is in another state',
  'session-ending': 'the session is being ended',
  'channels-full': 'the session has as many channels as it may have',
  'not-telephony': 'only a telephony channel can dial',
  'interaction-live': 'an interaction is still going on',
  'work-to-complete': 'the work after an interaction is not completed',
  'no-queue': 'the channel is in no queue',
  'no-work': 'the interaction leaves no work to complete',
  'no-room': 'the call model allows no further live interaction',
  'line-busy': 'another call is connected, and is not held: the call model does not, or it cannot be held now',
  'call-being-set-up': 'another call is being set up',
  'other-leg-active': 'the other conversation of the interaction is not held',
  'both-held': 'both conversations are held',
  'no-primary': 'there is no call left to transfer',
  consultation: 'there is a consultation already',
  'no-consultation': 'there is no consultation',
  'consultation-not-connected': 'the consultation is not connected',
  'no-conference': 'the conversation is no conference',
  muted: 'the conversation is muted already',
  'not-muted': 'the conversation is not muted',
  'recording-on': 'the recording is on already',
  'recording-not-on': 'the recording is not on',
  'recording-not-paused': 'the recording is not paused',
  'caller-in-call': 'the caller is in another call, which goes on',
  'in-room': 'the call is in a conference room of the switch',
  'held-at-device': 'the telephone itself holds the call, and takes it back by hand',
  'answered-by-hand': 'the telephone is answered by hand',
  'picked-up': 'the telephone has picked up',
  'call-full': 'there is no room for another in the call',
  'not-answered': 'nobody has answered yet',
  'nobody-there': 'nobody is at the other end',
  'colleague-at-work': 'the agent on the other side is at work on the call',
  'colleague-holds': 'the agent on the other side holds the call',
  'called-in': 'another agent has called this one into a call',
  'other-instance': 'another instance of the service works on the call',
  'recorded-by-switch': 'the dialplan has begun the recording',
  other: 'the switch does not allow it now',
} as const;

export type WhyCode = keyof typeof WHYS;

export const WHY_CODES = Object.keys(WHYS) as WhyCode[];

/** Why something is not possible now. */
export type Why = {
  /** in words, for people */
  readonly why: string;
  /** for programs */
  readonly whyCode: WhyCode;
};

/**
 * @param code one that is none, of a provider from elsewhere, becomes `other`
 * @param text in place of the usual one, where it has more to say
 */
export function why(code: WhyCode, text?: string): Why {
  const whyCode = Object.hasOwn(WHYS, code) ? code : 'other';
  return { why: text ?? WHYS[whyCode], whyCode };
}
