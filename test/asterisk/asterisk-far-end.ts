import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { AgentDevice, FarCall, FarEnd, Heard } from '../contract/far-end.js';
import type { AgentNumber, AsteriskLab } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { hearNow } from '../support/asterisk/who-hears-whom.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import type { TcpProxy } from './tcp-proxy.js';

const QUEUE_NUMBER = '800';
/** a phone that says "busy" to everybody */
export const BUSY_PHONE: AgentNumber = '1004';
/** a number of the dialplan with a phone that is switched off */
const PHONE_OFF = '1006';
const BUSY_HERE = 486;

/** The far end of an Asterisk: telephones worked by hand, and the network between provider and switch. */
export class AsteriskFarEnd implements FarEnd {
  readonly queue = 'support';
  readonly numbers = { customer: '+15550123', busy: BUSY_PHONE, unreachable: PHONE_OFF };

  constructor(
    private readonly lab: AsteriskLab,
    private readonly links: readonly TcpProxy[],
    private readonly patience: number,
  ) {
    this.setBusy();
  }

  async callQueue(from: string): Promise<FarCall> {
    return this.farCall(await this.lab.customer.dial(QUEUE_NUMBER, { from }), from);
  }

  async nextCall(): Promise<FarCall> {
    const { call } = await this.lab.customer.next('incoming', this.patience);
    return this.farCall(call, call.remoteNumber);
  }

  device(agent: CtiAgent): AgentDevice {
    const phone = this.lab.phone(agent.extension as AgentNumber);
    const call = (...states: readonly SoftCall['state'][]) =>
      eventually(
        () => phone.calls.find(({ state }) => states.includes(state)),
        this.patience,
        `a call ${states.join(' or ')} at ${phone.user}`,
      );
    return {
      ringing: async () => void (await call('ringing', 'up')),
      answer: async () => phone.answer(await call('ringing')),
      reject: async () => phone.reject(await call('ringing'), BUSY_HERE),
      hangup: async () => phone.hangup(await call('ringing', 'calling', 'up')),
      hold: async () => phone.hold(await call('up')),
      unhold: async () => phone.unhold(await call('up')),
    };
  }

  cutLink(): Promise<void> {
    for (const link of this.links) link.cut();
    return Promise.resolve();
  }

  restoreLink(): Promise<void> {
    for (const link of this.links) link.mend();
    return Promise.resolve();
  }

  async leftovers(): Promise<readonly string[]> {
    const { channels, bridges } = await this.lab.leftovers();
    return [...channels, ...bridges.map((id) => `bridge ${id}`)];
  }

  async reset(): Promise<void> {
    await this.lab.reset();
    this.setBusy();
    await this.restoreLink();
  }

  private setBusy(): void {
    this.lab.phone(BUSY_PHONE).behaviour.doNotDisturb = BUSY_HERE;
  }

  private farCall(call: SoftCall, number: string): FarCall {
    const { customer } = this.lab;
    const until = async (look: () => boolean, what: () => string) =>
      void (await eventually(look, this.patience, () => `customer ${number}: ${what()}`));
    return {
      number,
      answer: async () => customer.answer(call),
      reject: async () => customer.reject(call, BUSY_HERE),
      hangup: () => customer.hangup(call),
      ended: () =>
        until(
          () => call.isOver,
          () => `over, but ${call.state}`,
        ),
      hears: (what) =>
        until(
          () => heard(call) === what,
          () => `hears ${what}, but ${JSON.stringify(hearNow({ call }))}`,
        ),
      gotDigits: (digits) =>
        until(
          () => call.digits === digits,
          () => `got ${digits}, but ${call.digits}`,
        ),
    };
  }
}

function heard(call: SoftCall): Heard | undefined {
  const { call: names = [] } = hearNow({ call });
  const [only] = names;
  if (only === undefined) return 'nothing';
  if (names.length > 1) return undefined;
  return only === 'music' ? 'music' : 'agent';
}
