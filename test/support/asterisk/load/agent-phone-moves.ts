import { setTimeout as pause } from 'node:timers/promises';
import type { Randomness } from '../../../soak/randomness.js';
import type { SoftCall } from '../softphone/soft-call.js';
import type { Softphone } from '../softphone/softphone.js';
import { choose } from './choice.js';

const CONSULT_TRIES = 10;
const CONSULT_LOOK_MS = 100;

/** What an agent may do at the phone itself, past the desktop. */
export class AgentPhoneMoves {
  constructor(
    private readonly phone: Softphone,
    private readonly random: Randomness,
    private readonly colleague: () => string,
  ) {}

  /** One of the things that may be done now; nothing where the phone is idle. */
  async move(): Promise<void> {
    const [call] = this.phone.calls;
    if (!call) return;
    // The far end may hang up, and the switch may refuse, at any moment.
    await this.pick(call)?.().catch(() => undefined);
  }

  private pick(call: SoftCall): (() => Promise<unknown>) | undefined {
    const { phone, random } = this;
    if (call.state === 'ringing') return async () => phone.answer(call);
    if (call.state !== 'up') return undefined;
    if (call.held) return () => (random.chance(0.8) ? phone.unhold(call) : phone.hangup(call));
    return choose<() => Promise<unknown>>(
      [
        { weight: 3, value: () => phone.hold(call) },
        { weight: 3, value: () => phone.hangup(call) },
        { weight: 2, value: () => phone.refer(call, this.colleague()) },
        { weight: 1, value: () => this.attended(call) },
      ],
      random,
    );
  }

  /** Calls somebody on a second line, and lets both talk to each other, if that one answers. */
  private async attended(call: SoftCall): Promise<void> {
    const other = await this.phone.dial(this.colleague());
    for (let tries = 0; tries < CONSULT_TRIES && other.state === 'calling'; tries += 1) await pause(CONSULT_LOOK_MS);
    if (other.state === 'up' && call.state === 'up') await this.phone.referReplaces(call, other);
    else await this.phone.hangup(other);
  }
}
