import { randomBytes } from 'node:crypto';
import type { HoldControl } from './hold-control.js';
import type { PhoneCore } from './phone-core.js';
import { RtpStream } from './rtp-stream.js';
import { parseAddress } from './sip/address.js';
import { parseSdp } from './sip/sdp.js';
import type { SipRequest } from './sip/sip-message.js';
import { SoftCall, newTag } from './soft-call.js';
import type { Softphone } from './softphone.js';

const T1_MS = 500;
const REPEATS = 6;
const BUSY_HERE = 486;

const REASONS: Readonly<Record<number, string>> = {
  480: 'Temporarily Unavailable',
  486: 'Busy Here',
  503: 'Service Unavailable',
  603: 'Decline',
};

/** The three ways in which an INVITE asks a phone to answer at once. */
function asksForAnswer(request: SipRequest): boolean {
  const { headers } = request;
  return (
    headers.all('call-info').some((value) => /answer-after\s*=\s*0/i.test(value)) ||
    headers.all('alert-info').some((value) => /auto-?answer/i.test(value)) ||
    headers.all('answer-mode').some((value) => /^auto/i.test(value))
  );
}

/** Calls that come to this phone. */
export class IncomingCalls {
  /** Call-IDs between the INVITE and the moment the call's audio is ready */
  private readonly opening = new Set<string>();

  constructor(
    private readonly phone: Softphone,
    private readonly core: PhoneCore,
    private readonly holding: HoldControl,
  ) {}

  async ring(request: SipRequest): Promise<void> {
    const { core } = this;
    if (parseAddress(request.to).tag) {
      core.endpoint.reply(request, { status: 481, reason: 'Call/Transaction Does Not Exist' });
      return;
    }
    const { endpoint } = core;
    endpoint.reply(request, { status: 100, reason: 'Trying' });
    this.opening.add(request.callId);
    const call = await this.create(request);
    if (endpoint.isSilent) return core.end(call, 'dead');
    if (!this.opening.delete(request.callId)) return this.giveUp(call, request);
    this.offer(call, request);
  }

  private offer(call: SoftCall, request: SipRequest): void {
    const { core } = this;
    const { doNotDisturb, honoursAutoAnswer, autoAnswerAfterMs, oneCallOnly } = core.behaviour;
    const refusal = oneCallOnly && core.calls.size > 1 ? BUSY_HERE : doNotDisturb;
    if (refusal !== undefined) {
      this.reject(call, refusal);
      return;
    }
    core.endpoint.reply(request, { status: 180, reason: 'Ringing', tag: call.dialog.localTag });
    core.note({ type: 'incoming', call, from: call.remoteNumber, request });
    if (honoursAutoAnswer && asksForAnswer(request)) this.answer(call);
    else if (autoAnswerAfterMs !== undefined) {
      core.endpoint.timers.after(autoAnswerAfterMs, () => call.state === 'ringing' && this.answer(call));
    }
  }

  answer(call: SoftCall): void {
    const { invite } = call;
    if (call.state !== 'ringing' || !invite) throw new Error(`the call does not ring: it is ${call.state}`);
    call.state = 'up';
    const body = this.core.describe(call, this.core.answerTo(call, invite));
    const { localTag } = call.dialog;
    this.repeat(call, this.core.endpoint.reply(invite, { status: 200, reason: 'OK', tag: localTag, body }));
    this.core.note({ type: 'up', call });
    this.core.inBackground(this.holding.holdOthers(call));
  }

  reject(call: SoftCall, status: number): void {
    const { invite } = call;
    if (call.state !== 'ringing' || !invite) throw new Error(`the call does not ring: it is ${call.state}`);
    const reason = REASONS[status] ?? 'Refused';
    this.core.endpoint.reply(invite, { status, reason, tag: call.dialog.localTag });
    this.core.end(call, 'rejected', status);
  }

  cancelled(call: SoftCall | undefined, request: SipRequest): void {
    const tag = call?.dialog.localTag;
    this.core.endpoint.reply(request, { status: 200, reason: 'OK', tag });
    if (call?.state === 'ringing' && call.invite) this.giveUp(call, call.invite);
    else this.opening.delete(request.callId);
  }

  /** The far end changes the call: hold, retrieve, another address for the audio, another name. */
  reinvited(call: SoftCall, request: SipRequest): void {
    const { core } = this;
    const tag = call.dialog.localTag;
    if (call.renegotiating) {
      core.endpoint.reply(request, { status: 491, reason: 'Request Pending', tag });
      return;
    }
    core.applyRemote(call, request);
    const body = core.describe(call, core.answerTo(call, request));
    call.stopRepeating();
    call.acknowledged = false;
    this.repeat(call, core.endpoint.reply(request, { status: 200, reason: 'OK', tag, body }));
    core.note({ type: 'reinvite', call, direction: request.body ? parseSdp(request.body).direction : undefined });
  }

  acknowledged(call: SoftCall, request: SipRequest): void {
    call.acknowledged = true;
    call.stopRepeating();
    this.core.applyRemote(call, request);
  }

  private async create(request: SipRequest): Promise<SoftCall> {
    const { core } = this;
    const localTag = newTag();
    const caller = parseAddress(request.from);
    const called = parseAddress(request.uri).user ?? '';
    const tone = core.identity.toneOf(called);
    const stream = await RtpStream.open(core.identity.host, tone, (digit) => {
      call.digits += digit;
      core.note({ type: 'dtmf', call, digit });
    });
    const dialog = {
      callId: request.callId,
      localTag,
      remoteTag: caller.tag,
      local: `${request.to};tag=${localTag}`,
      remote: request.from,
      target: parseAddress(request.headers.first('contact') ?? '').uri,
      cseq: 0,
      sdpSession: randomBytes(3).readUIntBE(0, 3),
      sdpVersion: 0,
    };
    const call: SoftCall = new SoftCall(this.phone, 'in', dialog, stream, tone, caller.user ?? '', called, request);
    core.calls.set(call.id, call);
    core.applyRemote(call, request);
    return call;
  }

  private giveUp(call: SoftCall, invite: SipRequest): void {
    this.core.endpoint.reply(invite, { status: 487, reason: 'Request Terminated', tag: call.dialog.localTag });
    this.core.end(call, 'cancelled');
  }

  /** A 200 goes out again until it is acknowledged, at most so many times. */
  private repeat(call: SoftCall, send: () => void, count = 0): void {
    call.stopRepeating = this.core.endpoint.timers.after(T1_MS * 2 ** count, () => {
      if (call.acknowledged || call.isOver || count === REPEATS) return;
      send();
      this.repeat(call, send, count + 1);
    });
  }
}
