import { EventLog } from '../event-log.js';
import type { PhoneBehaviour } from './phone-behaviour.js';
import type { EndReason, PhoneEvent, PhoneNote } from './phone-event.js';
import { parseAddress } from './sip/address.js';
import type { Credentials } from './sip/digest.js';
import { mirrored, parseSdp, renderSdp } from './sip/sdp.js';
import type { MediaDirection } from './sip/sdp.js';
import type { OutgoingRequest, Peer, SipEndpoint } from './sip/sip-endpoint.js';
import type { SipMessage, SipResponse } from './sip/sip-message.js';
import type { SoftCall } from './soft-call.js';

/** Who the phone is and where its server is. */
export interface PhoneIdentity {
  readonly user: string;
  readonly host: string;
  readonly server: Peer;
  readonly credentials: Credentials | undefined;
  /** Hz; what whoever calls hears, by the number that was called */
  readonly toneOf: (called: string) => number;
}

/** What all parts of one phone share: its calls, its log, its socket, and the things every part does with a call. */
export class PhoneCore {
  readonly calls = new Map<string, SoftCall>();
  readonly log: EventLog<PhoneEvent>;
  private open: SipEndpoint | undefined;

  constructor(
    readonly identity: PhoneIdentity,
    readonly behaviour: PhoneBehaviour,
  ) {
    this.log = new EventLog(`phone ${identity.user}`);
  }

  get endpoint(): SipEndpoint {
    if (!this.open) throw new Error(`phone ${this.identity.user} is off`);
    return this.open;
  }

  set endpoint(endpoint: SipEndpoint | undefined) {
    this.open = endpoint;
  }

  get isOn(): boolean {
    return this.open !== undefined;
  }

  note(note: PhoneNote): void {
    this.log.record({ at: performance.now(), ...note });
  }

  /** `work` goes on by itself; what goes wrong with it stands in the log. */
  inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.note({ type: 'error', error }));
  }

  uriOf(number: string): string {
    return `sip:${number}@${this.identity.server.host}:${this.identity.server.port}`;
  }

  /** A session description with the direction we want from now on. */
  describe(call: SoftCall, direction: MediaDirection): string {
    call.localDirection = direction;
    call.updateSending();
    const { sdpSession } = call.dialog;
    return renderSdp(this.identity.host, call.stream.port, direction, sdpSession, ++call.dialog.sdpVersion);
  }

  applyRemote(call: SoftCall, message: SipMessage): void {
    const number = parseAddress(message.headers.first('p-asserted-identity') ?? '').user;
    if (number && number !== call.remoteNumber) {
      call.remoteNumber = number;
      this.note({ type: 'identity', call, number });
    }
    if (!message.body.startsWith('v=')) return;
    const { host, port, direction, dtmfPayload } = parseSdp(message.body);
    if (port === 0) return;
    call.stream.remote = { host, port };
    call.stream.remoteDtmfPayload = dtmfPayload;
    const heldBefore = call.heldByPeer;
    call.remoteDirection = direction;
    if (call.heldByPeer === heldBefore) return;
    this.note({ type: call.heldByPeer ? 'held-by-peer' : 'resumed-by-peer', call, direction });
  }

  /** Our direction in answer to what a message offers; a call on hold here stays so. */
  answerTo(call: SoftCall, message: SipMessage): MediaDirection {
    const wanted = message.body ? mirrored(parseSdp(message.body).direction) : 'sendrecv';
    if (!call.held) return wanted;
    return wanted === 'sendrecv' || wanted === 'sendonly' ? 'sendonly' : 'inactive';
  }

  /** One request inside a call. */
  inDialog(call: SoftCall, method: string, extra: Partial<OutgoingRequest> = {}): Promise<SipResponse> {
    const { callId, local, remote, target } = call.dialog;
    const cseq = ++call.dialog.cseq;
    return this.endpoint.request({ method, uri: target, callId, from: local, to: remote, cseq, ...extra });
  }

  acknowledge(call: SoftCall, response: SipResponse): void {
    const { callId, local, target } = call.dialog;
    // A refusal is acknowledged within the transaction of the INVITE, a 2xx is not.
    const branch = response.status >= 300 ? { branch: response.branch } : {};
    this.endpoint.acknowledge({ uri: target, callId, from: local, to: response.to, cseq: response.cseq, ...branch });
  }

  end(call: SoftCall, reason: EndReason, status?: number, message?: SipMessage): void {
    if (call.isOver) return;
    call.state = 'ended';
    call.endReason = reason;
    call.endStatus = status;
    call.stopRepeating();
    call.stream.close();
    this.calls.delete(call.id);
    this.note({ type: 'ended', call, reason, status, ...(message ? { message } : {}) });
  }
}
