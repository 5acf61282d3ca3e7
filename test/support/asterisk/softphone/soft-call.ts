import { randomBytes } from 'node:crypto';
import type { EndReason } from './phone-event.js';
import type { RtpStream } from './rtp-stream.js';
import type { MediaDirection } from './sip/sdp.js';
import type { SipRequest } from './sip/sip-message.js';
import type { Softphone } from './softphone.js';

export type CallState = 'calling' | 'ringing' | 'up' | 'ending' | 'ended';

/** The SIP side of a call: what every request inside it carries. */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  remoteTag: string | undefined;
  /** From and To of our requests */
  local: string;
  remote: string;
  /** the far end's contact */
  target: string;
  cseq: number;
  readonly sdpSession: number;
  sdpVersion: number;
}

export const newTag = (): string => randomBytes(6).toString('hex');

/** One call on one phone. Read it in tests; the phone alone changes it. */
export class SoftCall {
  state: CallState;
  endReason: EndReason | undefined;
  /** SIP status it was refused with */
  endStatus: number | undefined;
  /** put on hold by this phone */
  held = false;
  muted = false;
  remoteDirection: MediaDirection = 'sendrecv';
  localDirection: MediaDirection = 'sendrecv';
  /** DTMF received */
  digits = '';
  /** number of the far end as last told */
  remoteNumber: string;
  /** an incoming call's 200 has been acknowledged */
  acknowledged = false;
  stopRepeating = (): void => undefined;
  /** re-INVITEs of one call go one after the other */
  renegotiation: Promise<unknown> = Promise.resolve();
  renegotiating = false;

  constructor(
    readonly phone: Softphone,
    readonly direction: 'in' | 'out',
    readonly dialog: Dialog,
    readonly stream: RtpStream,
    readonly tone: number,
    remoteNumber: string,
    /** number that was called */
    readonly calledNumber: string,
    /** of an incoming call */
    readonly invite?: SipRequest,
  ) {
    this.state = direction === 'in' ? 'ringing' : 'calling';
    this.remoteNumber = remoteNumber;
  }

  get id(): string {
    return this.dialog.callId;
  }

  get isOver(): boolean {
    return this.state === 'ended';
  }

  get heldByPeer(): boolean {
    return this.remoteDirection === 'sendonly' || this.remoteDirection === 'inactive';
  }

  /** Lets the audio follow the state. */
  updateSending(): void {
    const mayNot = this.localDirection === 'inactive' || this.localDirection === 'recvonly';
    if (this.state !== 'up' || mayNot) this.stream.sending = 'nothing';
    else this.stream.sending = this.muted || this.held ? 'silence' : 'tone';
  }
}
