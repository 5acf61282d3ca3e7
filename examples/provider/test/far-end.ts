import { type AgentDevice, eventually, type FarCall, type FarEnd } from 'interaction-processor/conformance';
import type { Call, Exchange } from '../src/exchange.js';

const PATIENCE_MS = 2000;
const not = (): Promise<never> => Promise.reject(new Error('this exchange has no such thing'));
const until = (look: () => boolean, what: string): Promise<unknown> => eventually(look, PATIENCE_MS, () => what);

/** Telephones outside, worked by the tests. Nobody calls the agents here, so most of it is not there. */
export class DiallerFarEnd implements FarEnd {
  readonly queue = 'none';
  readonly numbers = { customer: '5550100', third: '5550101', busy: '10', unreachable: '11', unknown: '12' };
  readonly agentsCallEachOther = false;
  readonly callQueue = not;
  readonly callAgent = not;
  private readonly taken = new Set<string>();

  constructor(private readonly exchange: Exchange) {}

  async nextCall(number = this.numbers.customer): Promise<FarCall> {
    const find = () => this.exchange.calls.find(({ id, to }) => to === number && !this.taken.has(id));
    const call = await eventually(find, PATIENCE_MS, () => `a call to ${number}`);
    this.taken.add(call.id);
    return this.telephone(call);
  }

  device(): AgentDevice {
    return {
      ringing: not,
      answer: not,
      reject: not,
      hangup: not,
      hold: not,
      unhold: not,
      idle: not,
      hears: not,
      gotDigits: not,
    };
  }

  async cutLink(): Promise<void> {
    this.exchange.reachable = false;
  }

  async restoreLink(): Promise<void> {
    this.exchange.reachable = true;
  }

  async leftovers(): Promise<readonly string[]> {
    return this.exchange.calls.map(({ id, state }) => `${id} ${state}`);
  }

  async reset(): Promise<void> {
    for (const call of this.exchange.calls.slice()) this.exchange.end(call, 'remote', 'released');
    this.exchange.reachable = true;
  }

  private telephone(call: Call): FarCall {
    const { exchange } = this;
    const heard = () => (call.state === 'connected' ? call.from : '');
    return {
      number: call.to,
      answer: async () => exchange.answer(call),
      reject: async () => exchange.end(call, 'remote', 'busy'),
      decline: async () => exchange.end(call, 'remote', 'rejected'),
      unplug: async () => exchange.end(call, 'remote', 'unreachable'),
      hangup: async () => exchange.end(call, 'remote', 'released'),
      hold: not,
      unhold: not,
      ended: async () => void (await until(() => call.state === 'ended', `the end of ${call.id}`)),
      hears: async (...sounds) =>
        void (await until(() => heard() === sounds.join(), `${call.to} hears ${sounds.join()}`)),
      gotDigits: not,
    };
  }
}
