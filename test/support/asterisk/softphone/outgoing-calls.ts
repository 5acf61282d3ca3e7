import { randomBytes } from 'node:crypto';
import { authenticatedRequest } from './authenticated-request.js';
import type { HoldControl } from './hold-control.js';
import type { PhoneCore } from './phone-core.js';
import { RtpStream } from './rtp-stream.js';
import { parseAddress } from './sip/address.js';
import { newBranch } from './sip/sip-endpoint.js';
import type { SipResponse } from './sip/sip-message.js';
import type { HeaderLine } from './sip/sip-text.js';
import { SoftCall, newTag } from './soft-call.js';
import type { Softphone } from './softphone.js';

export interface DialOptions {
  /** caller's number, where the phone itself may say it (the trunk) */
  readonly from?: string;
  readonly name?: string;
  readonly headers?: readonly HeaderLine[];
  /** Hz; otherwise that of the number it calls from */
  readonly tone?: number;
}

/** An INVITE on its way: what a CANCEL needs to know. */
interface Attempt {
  cseq: number;
  branch: string;
  /** something came back: before that a CANCEL must not be sent */
  heard: boolean;
  cancelled: boolean;
  cancelSent: boolean;
  readonly done: Promise<void>;
}

/** Calls this phone makes. */
export class OutgoingCalls {
  private readonly attempts = new Map<SoftCall, Attempt>();

  constructor(
    private readonly phone: Softphone,
    private readonly core: PhoneCore,
    private readonly holding: HoldControl,
  ) {}

  /** Resolves as soon as the INVITE is out. */
  async dial(number: string, options: DialOptions): Promise<SoftCall> {
    await this.holding.holdOthers();
    const call = await this.create(number, options);
    const attempt: Attempt = {
      cseq: 0,
      branch: '',
      heard: false,
      cancelled: false,
      cancelSent: false,
      done: Promise.resolve(),
    };
    this.attempts.set(call, Object.assign(attempt, { done: this.invite(call, attempt, options.headers ?? []) }));
    return call;
  }

  /** Gives a call up that has not been answered. Resolves when it is over. */
  async cancel(call: SoftCall): Promise<void> {
    const attempt = this.attempts.get(call);
    if (!attempt) return;
    attempt.cancelled = true;
    this.sendCancel(call, attempt);
    await attempt.done;
  }

  private async create(number: string, options: DialOptions): Promise<SoftCall> {
    const { core } = this;
    const tone = options.tone ?? core.identity.toneOf(options.from ?? core.identity.user);
    const uri = core.uriOf(number);
    const localTag = newTag();
    const name = options.name ? `"${options.name}" ` : '';
    const stream = await RtpStream.open(core.identity.host, tone, (digit) => {
      call.digits += digit;
      core.note({ type: 'dtmf', call, digit });
    });
    const dialog = {
      callId: randomBytes(10).toString('hex'),
      localTag,
      remoteTag: undefined,
      local: `${name}<${core.uriOf(options.from ?? core.identity.user)}>;tag=${localTag}`,
      remote: `<${uri}>`,
      target: uri,
      cseq: 0,
      sdpSession: randomBytes(3).readUIntBE(0, 3),
      sdpVersion: 0,
    };
    const call: SoftCall = new SoftCall(this.phone, 'out', dialog, stream, tone, number, number);
    core.calls.set(call.id, call);
    return call;
  }

  private async invite(call: SoftCall, attempt: Attempt, headers: readonly HeaderLine[]): Promise<void> {
    const { core } = this;
    const { callId, local, remote, target } = call.dialog;
    const body = core.describe(call, 'sendrecv');
    try {
      const response = await authenticatedRequest(
        core,
        (extra) => {
          Object.assign(attempt, { cseq: ++call.dialog.cseq, branch: newBranch(), heard: false });
          const onProvisional = (response: SipResponse): void => this.progress(call, attempt, response);
          const { cseq, branch } = attempt;
          const all = [...headers, ...extra];
          return {
            method: 'INVITE',
            uri: target,
            callId,
            from: local,
            to: remote,
            cseq,
            branch,
            headers: all,
            body,
            onProvisional,
          };
        },
        (challenge) => {
          core.acknowledge(call, challenge);
          return !attempt.cancelled;
        },
      );
      await this.finish(call, attempt, response);
    } catch (error) {
      core.note({ type: 'error', error });
      core.end(call, 'failed');
    } finally {
      this.attempts.delete(call);
    }
  }

  private progress(call: SoftCall, attempt: Attempt, response: SipResponse): void {
    attempt.heard = true;
    this.sendCancel(call, attempt);
    if (response.status === 100) return;
    this.core.applyRemote(call, response);
    this.core.note({ type: 'progress', call, status: response.status });
  }

  private async finish(call: SoftCall, attempt: Attempt, response: SipResponse): Promise<void> {
    const { core } = this;
    if (call.isOver) return;
    if (response.status >= 300) {
      core.acknowledge(call, response);
      core.end(call, attempt.cancelled ? 'local' : 'failed', response.status, response);
      return;
    }
    call.dialog.remoteTag = parseAddress(response.to).tag;
    call.dialog.remote = response.to;
    call.dialog.target = parseAddress(response.headers.first('contact') ?? '').uri || call.dialog.target;
    call.state = 'up';
    call.updateSending();
    core.acknowledge(call, response);
    core.applyRemote(call, response);
    core.note({ type: 'up', call });
    // The answer overtook the CANCEL: the call stands and has to be hung up.
    if (attempt.cancelled) await this.holding.bye(call);
  }

  private sendCancel(call: SoftCall, attempt: Attempt): void {
    if (!attempt.cancelled || !attempt.heard || attempt.cancelSent) return;
    attempt.cancelSent = true;
    const { callId, local, remote, target } = call.dialog;
    const { cseq, branch } = attempt;
    const cancel = { method: 'CANCEL', uri: target, callId, from: local, to: remote, cseq, branch };
    this.core.inBackground(this.core.endpoint.request(cancel));
  }
}
