import { setTimeout as pause } from 'node:timers/promises';
import type { PhoneCore } from './phone-core.js';
import type { MediaDirection } from './sip/sdp.js';
import type { SipResponse } from './sip/sip-message.js';
import type { SoftCall } from './soft-call.js';

const REQUEST_PENDING = 491;
const GLARE_TRIES = 4;
const GLARE_PAUSE_MS = 200;

/** What this phone changes on a call that stands: hold, retrieve, end. */
export class HoldControl {
  constructor(private readonly core: PhoneCore) {}

  async hold(call: SoftCall): Promise<void> {
    await this.inTurn(call, async () => {
      await this.renegotiate(call, 'sendonly');
      call.held = true;
      call.updateSending();
    });
    this.core.note({ type: 'hold', call });
  }

  async unhold(call: SoftCall): Promise<void> {
    await this.holdOthers(call);
    await this.inTurn(call, async () => {
      await this.renegotiate(call, 'sendrecv');
      call.held = false;
      call.updateSending();
    });
    this.core.note({ type: 'unhold', call });
  }

  /** Every call but this one, unless the phone does not do that. */
  async holdOthers(but?: SoftCall): Promise<void> {
    if (!this.core.behaviour.holdsOthers) return;
    const others = [...this.core.calls.values()].filter((call) => call !== but && call.state === 'up' && !call.held);
    await Promise.all(others.map((call) => this.hold(call)));
  }

  /** Over here in any case; a far end that does not answer is none of ours. */
  async bye(call: SoftCall): Promise<void> {
    if (call.state !== 'up') return;
    call.state = 'ending';
    call.updateSending();
    await this.core.inDialog(call, 'BYE').catch((error: unknown) => this.core.note({ type: 'error', error }));
    this.core.end(call, 'local');
  }

  private async inTurn(call: SoftCall, work: () => Promise<void>): Promise<void> {
    const turn = call.renegotiation.then(work);
    call.renegotiation = turn.catch(() => undefined);
    await turn;
  }

  private async renegotiate(call: SoftCall, direction: MediaDirection): Promise<void> {
    const before = call.localDirection;
    call.renegotiating = true;
    try {
      const response = await this.reinvite(call, direction);
      if (response.status < 300) this.core.applyRemote(call, response);
      else {
        call.localDirection = before;
        call.updateSending();
        throw new Error(`phone ${this.core.identity.user}: re-INVITE ${response.status}`);
      }
    } finally {
      call.renegotiating = false;
    }
  }

  private async reinvite(call: SoftCall, direction: MediaDirection): Promise<SipResponse> {
    for (let tries = 1; ; tries++) {
      if (call.state !== 'up') throw new Error(`phone ${this.core.identity.user}: the call is ${call.state}`);
      const response = await this.core.inDialog(call, 'INVITE', { body: this.core.describe(call, direction) });
      this.core.acknowledge(call, response);
      if (response.status !== REQUEST_PENDING || tries === GLARE_TRIES) return response;
      // Both sides asked at the same time; the side that did not make the call tries again first.
      await pause(GLARE_PAUSE_MS * (call.direction === 'in' ? 1 : tries + 1));
    }
  }
}
