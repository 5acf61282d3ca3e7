import { CHANNEL_STATE } from './channel-state.js';

/** One channel as far as the events have told; changed by the mirror alone. */
export class ChannelRecord {
  name = '';
  linked = '';
  state: number = CHANNEL_STATE.DOWN;
  callerNumber = '';
  callerName = '';
  connectedNumber = '';
  connectedName = '';
  /** where it is in the dialplan: context, extension, priority */
  context = '';
  exten = '';
  priority = '';
  bridge: string | undefined;
  /** its device has put the other side on hold by itself */
  holding = false;
  /** that is not the device's own doing but Asterisk's, for as long as it is not with somebody else */
  heldBySwitch = false;
  /** `called` by another channel, or `calling` somebody for its device; undefined until that is known */
  direction: 'called' | 'calling' | undefined;
  /** Uniqueid of the channel that calls this one */
  caller: string | undefined;
  /** Uniqueid of the channel that it called last */
  lastCalled: string | undefined;
  /** Uniqueid of the other end of a Local channel, also when that is gone */
  half: string | undefined;
  /** it has taken a call that rang elsewhere, or that was parked */
  fetched = false;
  /** Uniqueid of the channel that rang for that call */
  fetchedFrom: string | undefined;
  /** Uniqueid of the channel whose device has passed this call on */
  sentBy: string | undefined;
  /** seconds since it came about, where it was there before anybody looked */
  age = 0;
  /** somebody else has taken the call that rang here */
  takenElsewhere = false;
  /** the queue that it waits in, or that calls it */
  queue: string | undefined;
  /** dialplan application; known from reading only */
  application = '';
  applicationData = '';
  readonly variables = new Map<string, string>();

  /** its far end hung up or refused; with the Q.850 cause, 0 where none was given */
  hungUp: number | undefined;
  /** number of the event that told that somebody wants it to end, other than its far end; 0 where nobody does */
  endAskedAt = 0;
  /** how the last attempt of this channel to reach another one ended, in Asterisk's word */
  dialStatus: string | undefined;
  /** how far the attempt to reach this channel has come, in Asterisk's word: `RINGING`, `PROGRESS`, … */
  dialState: string | undefined;
  /** how the attempt to reach this channel ended; behind a Local channel: how the attempt to reach that one did */
  calledStatus: string | undefined;
  /** its device has passed the call on to somebody else */
  transferred = false;
  /** the device that it was with, or that it has called, has passed it on to somebody else */
  passedOn = false;
  /** Q.850 cause of its end; undefined where nobody told */
  endCause: number | undefined;

  /** number of the event that changed what is named; later than any read that began before */
  stateAt: number;
  bridgeAt: number;
  /** number of the event that told that it is in `bridge`; 0 where it is in none */
  bridgedSince = 0;
  /** number of the event that told that it has left a bridge, the last one; 0 where it never has */
  leftBridgeAt = 0;
  /** type of that bridge */
  leftBridgeType = '';
  holdingAt = 0;
  endedAt = 0;

  constructor(
    readonly uid: string,
    readonly bornAt: number,
  ) {
    this.stateAt = bornAt;
    this.bridgeAt = bornAt;
  }

  get gone(): boolean {
    return this.endedAt > 0;
  }

  /** true with the first sign that it ends; some milliseconds later it has */
  get ending(): boolean {
    return this.gone || this.hungUp !== undefined || this.endAskedAt > 0;
  }

  get up(): boolean {
    return this.state === CHANNEL_STATE.UP;
  }
}
