import type { IncomingCalls } from './incoming-calls.js';
import type { NotifyControl } from './notify-control.js';
import type { PhoneCore } from './phone-core.js';
import { parseAddress } from './sip/address.js';
import type { SipUser } from './sip/sip-endpoint.js';
import type { SipRequest, SipResponse } from './sip/sip-message.js';
import type { SoftCall } from './soft-call.js';

/** Gives every message that comes to the part of the phone it is for. */
export class RequestRouter implements SipUser {
  constructor(
    private readonly core: PhoneCore,
    private readonly incoming: IncomingCalls,
    private readonly notifications: NotifyControl,
  ) {}

  onError(error: unknown): void {
    this.core.note({ type: 'error', error });
  }

  /** The far end has not seen our ACK. */
  onStrayResponse(response: SipResponse): void {
    const call = this.core.calls.get(response.callId);
    if (call && response.method === 'INVITE' && response.status >= 200) this.core.acknowledge(call, response);
  }

  onRequest(request: SipRequest): void {
    const call = this.core.calls.get(request.callId);
    switch (request.method) {
      case 'INVITE':
        if (call) this.incoming.reinvited(call, request);
        else this.core.inBackground(this.incoming.ring(request));
        return;
      case 'ACK':
        if (call) this.incoming.acknowledged(call, request);
        return;
      case 'CANCEL':
        this.incoming.cancelled(call, request);
        return;
      case 'NOTIFY':
        this.notifications.notified(call, request);
        return;
      case 'UPDATE':
        this.updated(call, request);
        return;
      default:
        this.other(call, request);
    }
  }

  private updated(call: SoftCall | undefined, request: SipRequest): void {
    if (!call) {
      this.core.endpoint.reply(request, { status: 481, reason: 'Call/Transaction Does Not Exist' });
      return;
    }
    this.core.applyRemote(call, request);
    const body = request.body ? this.core.describe(call, this.core.answerTo(call, request)) : '';
    this.core.endpoint.reply(request, { status: 200, reason: 'OK', tag: call.dialog.localTag, body });
  }

  private other(call: SoftCall | undefined, request: SipRequest): void {
    const { core } = this;
    const tag = call?.dialog.localTag;
    const ok = { status: 200, reason: 'OK', tag };
    switch (request.method) {
      case 'BYE':
        core.endpoint.reply(request, call ? ok : { status: 481, reason: 'Call/Transaction Does Not Exist' });
        if (call) core.end(call, 'remote', undefined, request);
        return;
      case 'INFO':
      case 'MESSAGE':
        core.endpoint.reply(request, ok);
        core.note({ type: request.method === 'INFO' ? 'info' : 'message', call, body: request.body });
        return;
      case 'OPTIONS':
        core.endpoint.reply(request, ok);
        return;
      case 'REFER':
        core.endpoint.reply(request, { status: 202, reason: 'Accepted', tag });
        core.note({ type: 'refer', call, to: parseAddress(request.headers.first('refer-to') ?? '').uri });
        return;
      default:
        core.endpoint.reply(request, { status: 405, reason: 'Method Not Allowed', tag });
    }
  }
}
