import type { CtiAgent } from '../../../src/cti/port/cti-provider.js';
import { eventually } from '../../../src/conformance/eventually.js';
import { MUSIC, type AgentDevice, type FarCall, type FarEnd } from '../../../src/conformance/far-end.js';
import type { LoopbackProvider } from './loopback-provider.js';
import type { LoopbackCall, LoopbackSwitch } from './loopback-switch.js';

const no = (): Promise<never> => Promise.reject(new Error('the loop has no such thing'));

/** The far end of the loop: customers in its queue, and the agents' devices. */
export class LoopbackFarEnd implements FarEnd {
  readonly queue = 'loop';
  readonly numbers = { customer: 'none', third: 'none', busy: 'none', unreachable: 'none', unknown: 'none' };
  readonly callAgent = no;
  readonly nextCall = no;

  constructor(
    private readonly loop: LoopbackSwitch,
    private readonly provider: LoopbackProvider,
    private readonly patience: number,
  ) {}

  async callQueue(number: string): Promise<FarCall> {
    const call = this.loop.enter(number);
    const nothing = () => Promise.resolve();
    return {
      number,
      answer: no,
      reject: no,
      decline: no,
      unplug: no,
      hold: nothing,
      unhold: nothing,
      hangup: async () => this.loop.leave(call, 'remote'),
      ended: () => this.until(() => call.state === 'ended', `${number} has hung up`),
      hears: (...sounds) => this.until(() => heardIn(call) === sounds.join(), `${number} hears ${sounds.join()}`),
      gotDigits: no,
    };
  }

  device({ id }: CtiAgent): AgentDevice {
    const find = () => this.loop.calls.find((call) => call.position?.request.agent.id === id);
    const call = async (...states: readonly LoopbackCall['state'][]) => {
      const look = () => (states.includes(find()?.state ?? 'ended') ? find() : undefined);
      return eventually(look, this.patience, () => `a call ${states.join(' or ')} at ${id}`);
    };
    return {
      ringing: async () => void (await call('alerting')),
      answer: async () => this.loop.move(await call('alerting'), 'alerting', 'connected'),
      reject: async () => this.loop.leave(await call('alerting'), 'agent'),
      hangup: async () => this.loop.leave(await call('connected', 'held'), 'agent'),
      hold: async () => this.loop.move(await call('connected'), 'connected', 'held'),
      unhold: async () => this.loop.move(await call('held'), 'held', 'connected'),
      idle: () => this.until(() => find() === undefined, `${id} is idle`),
      hears: no,
      gotDigits: no,
    };
  }

  async cutLink(): Promise<void> {
    this.provider.link(false);
  }

  async restoreLink(): Promise<void> {
    if (!this.loop.linked) this.provider.link(true);
  }

  async leftovers(): Promise<readonly string[]> {
    return this.loop.calls.map(({ id, state }) => `${id} ${state}`);
  }

  async reset(): Promise<void> {
    const { calls } = this.loop;
    for (let call = calls[0]; call; call = calls[0]) this.loop.leave(call, 'remote');
    await this.restoreLink();
  }

  private async until(look: () => boolean, what: string): Promise<void> {
    await eventually(look, this.patience, () => what);
  }
}

function heardIn({ state, position }: LoopbackCall): string {
  if (state === 'held') return MUSIC;
  return state === 'connected' ? (position?.request.agent.extension ?? '') : '';
}
