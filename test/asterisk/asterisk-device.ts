import type { AgentDevice } from '../../src/conformance/far-end.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import type { Softphone } from '../support/asterisk/softphone/softphone.js';
import { earAt } from './ear-at.js';

const BUSY_HERE = 486;

/** An agent's phone, worked by hand. */
export class AsteriskDevice implements AgentDevice {
  /** @param patience milliseconds */
  constructor(
    private readonly phone: Softphone,
    private readonly patience: number,
  ) {}

  async ringing(): Promise<void> {
    await this.call('ringing', 'up');
  }

  async answer(): Promise<void> {
    this.phone.answer(await this.call('ringing'));
  }

  async reject(): Promise<void> {
    this.phone.reject(await this.call('ringing'), BUSY_HERE);
  }

  async hangup(): Promise<void> {
    await this.phone.hangup(await this.call('ringing', 'calling', 'up'));
  }

  async hold(): Promise<void> {
    await this.phone.hold(await this.call('up'));
  }

  async unhold(): Promise<void> {
    await this.phone.unhold(await this.call('up'));
  }

  async idle(): Promise<void> {
    await eventually(
      () => this.phone.calls.length === 0,
      this.patience,
      () => `${this.phone.user} idle`,
    );
  }

  async switchOff(): Promise<void> {
    await this.phone.register(0);
  }

  async switchOn(): Promise<void> {
    await this.phone.register();
  }

  async transfer(to: string): Promise<void> {
    await this.phone.refer(await this.call('up'), to);
  }

  async consult(to: string): Promise<void> {
    await this.phone.dial(to);
  }

  async completeTransfer(): Promise<void> {
    const [held, other] = [await this.until((call) => call.held), await this.until((call) => !call.held)];
    await this.phone.referReplaces(held, other);
  }

  hears(...sounds: readonly string[]): Promise<void> {
    return this.ear.hears(...sounds);
  }

  gotDigits(digits: string): Promise<void> {
    return this.ear.gotDigits(digits);
  }

  private get ear(): ReturnType<typeof earAt> {
    return earAt(() => this.find((call) => call.state === 'up'), this.patience, this.phone.user);
  }

  /** Of several the one that is not held. */
  private find(right: (call: SoftCall) => boolean): SoftCall | undefined {
    const calls = this.phone.calls.filter(right);
    return calls.find((call) => !call.held) ?? calls[0];
  }

  private call(...states: readonly SoftCall['state'][]): Promise<SoftCall> {
    return this.until(({ state }) => states.includes(state));
  }

  private until(right: (call: SoftCall) => boolean): Promise<SoftCall> {
    const known = () => this.phone.calls.map(({ state }) => state).join();
    const look = () => this.find(right);
    return eventually(look, this.patience, () => `another call at ${this.phone.user}; at it: ${known()}`);
  }
}
