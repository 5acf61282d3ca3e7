import type { HoldControl } from './hold-control.js';
import type { IncomingCalls } from './incoming-calls.js';
import type { PhoneCore } from './phone-core.js';
import type { SipRequest } from './sip/sip-message.js';
import type { SoftCall } from './soft-call.js';

/** Remote control of a phone: NOTIFY with `Event: talk` or `Event: hold`, inside a call or outside of any. */
export class NotifyControl {
  constructor(
    private readonly core: PhoneCore,
    private readonly incoming: IncomingCalls,
    private readonly holding: HoldControl,
  ) {}

  notified(call: SoftCall | undefined, request: SipRequest): void {
    const event = (request.headers.first('event') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const isControl = event === 'talk' || event === 'hold';
    const honoured = isControl && this.core.behaviour.honoursTalk;
    const tag = call?.dialog.localTag;
    const answer = isControl && !honoured ? { status: 489, reason: 'Bad Event' } : { status: 200, reason: 'OK' };
    this.core.endpoint.reply(request, { ...answer, tag });
    this.core.note({ type: 'notify', call, event, honoured, body: request.body });
    if (event === 'refer') this.referred(call, request.body);
    if (!honoured) return;
    if (event === 'talk') this.talk(call);
    else this.hold(call);
  }

  /** How the transfer asked for goes on, as the status line of a response. */
  private referred(call: SoftCall | undefined, body: string): void {
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(body)?.[1] ?? 0);
    this.core.note({ type: 'refer-progress', call, status });
    // The transfer stands; Asterisk leaves it to the phone to end its own call.
    if (call && status >= 200 && status < 300) this.core.inBackground(this.holding.bye(call));
  }

  private talk(given: SoftCall | undefined): void {
    const call = given ?? this.find((c) => c.state === 'ringing') ?? this.find((c) => c.held);
    if (call?.state === 'ringing') this.incoming.answer(call);
    else if (call?.held) this.core.inBackground(this.holding.unhold(call));
  }

  private hold(given: SoftCall | undefined): void {
    const call = given ?? this.find((c) => c.state === 'up' && !c.held);
    if (call?.state === 'up' && !call.held) this.core.inBackground(this.holding.hold(call));
  }

  private find(matches: (call: SoftCall) => boolean): SoftCall | undefined {
    return [...this.core.calls.values()].find(matches);
  }
}
