import { expect } from 'expect';
import type { ContractKit } from '../contract-kit.js';
import { hearEachOther, TALKING, talking } from './steps.js';

/** What is done at the agent's own device, without a word to the desktop: the switch tells. */
export function deviceSuite(kit: ContractKit): void {
  const { bench } = kit;

  kit.test('a blind transfer', [...TALKING, 'a transfer at the device'], async () => {
    const { desk, customer, call } = await talking(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = bench.farEnd.device(desk.agent).transfer?.(number);
    const third = await bench.farEnd.nextCall(number);
    await third.answer();
    await sent;
    expect(await desk.ended(call)).toMatchObject({ code: 'transferred', by: { kind: 'agent' } });
    await hearEachOther(customer, third);
    await desk.is('wrapup');
    await customer.hangup();
    await third.ended();
  });

  kit.test('a consultation and its transfer', [...TALKING, 'a consultation at the device'], async () => {
    const { desk, customer, call } = await talking(bench);
    const device = bench.farEnd.device(desk.agent);
    const { third: number } = bench.farEnd.numbers;
    await device.consult?.(number);
    const third = await bench.farEnd.nextCall(number);
    await third.answer();
    await device.hears(number);
    await device.completeTransfer?.();
    expect(await desk.legEnded(call.ref)).toMatchObject({ code: 'transferred', by: { kind: 'agent' } });
    // What the device called may be a leg of the same interaction, or one of its own: in the end nothing is left.
    await desk.recorder.until(() => desk.calls.length === 0, 'no call left');
    await desk.agrees();
    await hearEachOther(customer, third);
    await third.hangup();
    await customer.ended();
  });

  const off = ['a device that can be off', 'channel.ready'] as const;
  kit.test('it is off: nobody is offered to it, and that is told, and its coming back', off, async () => {
    const desk = await bench.openReady();
    const device = bench.farEnd.device(desk.agent);
    expect(desk.channel).toMatchObject({ login: 'active', device: { state: 'registered' } });
    const is = async (login: string, state: string) => {
      const look = () => desk.channel.login === login && desk.channel.device?.state === state;
      await desk.recorder.until(look, `${login} and ${state}`);
      await desk.agrees();
    };
    await device.switchOff?.();
    await is('unavailable', 'unregistered');
    expect(desk.recorder.reports.at(-1)?.cause).toEqual({ code: 'unreachable', by: { kind: 'switch' } });
    const customer = await bench.farEnd.callQueue('+15550101');
    expect(desk.channel).toMatchObject({ agentState: 'ready' });
    expect(desk.calls).toEqual([]);
    await device.switchOn?.();
    await is('active', 'registered');
    await desk.has('alerting');
    await customer.hangup();
    await desk.is('ready');
  });

  kit.test('a customer who holds is waited for', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hold();
    await desk.stands(call, { primary: 'connected' });
    await customer.unhold();
    await customer.hears(desk.agent.extension);
    await desk.stands(call, { primary: 'connected' });
    await customer.hangup();
    await desk.ended(call);
  });
}
