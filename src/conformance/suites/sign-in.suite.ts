import { expect } from 'expect';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { SIGNED_OFF } from './signed-off.js';
import { finish, TALKING, talking } from './steps.js';

/** Signing in finds what there is, and signing off leaves it. */
export function signInSuite(kit: ContractKit): void {
  const { bench } = kit;

  kit.test('begins not ready, with the device of the agent', [], async () => {
    const desk = await bench.open();
    expect(desk.channel).toMatchObject({
      type: 'Telephony',
      login: 'active',
      agentState: 'notready',
      endpoint: desk.agent.extension,
    });
    expect(desk.calls).toEqual([]);
    await desk.agrees();
  });

  kit.test(
    'signs off with each channel inactive, and twice does no harm',
    ['channel.ready', 'channel.notready'],
    async () => {
      const desk = await bench.openReady();
      await desk.session.notReady(desk.channel.id, 'lunch');
      await desk.is('notready');
      const before = desk.recorder.reports.length;
      await Promise.all([desk.session.close(), desk.session.close()]);
      await desk.session.close();
      const told = desk.recorder.reports.slice(before);
      const { id, type, endpoint } = desk.channel;
      expect(told.at(-1)?.channels).toEqual([{ id, type, endpoint, ...SIGNED_OFF }]);
      expect(told.flatMap(({ channels = [] }) => channels).filter(({ login }) => login === 'inactive').length).toBe(1);
      expect((await bench.open()).channel.agentState).toBe('notready');
    },
  );

  kit.test('leaves the call to the customer when the agent signs off, and finds it again', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    await desk.session.close();
    await customer.hears(desk.agent.extension);
    const again = await bench.open();
    const found = await again.has('connected');
    expect(found.ref.interaction).toBe(call.ref.interaction);
    expect(found.interaction.from).toBe(call.interaction.from);
    expect(again.channel.agentState).toBe('busy');
    await finish({ desk: again, customer, call: found });
    await again.is('notready');
  });

  kit.test('gives the agent to the one who signs in last', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    const second = await bench.open();
    await desk.recorder.until(() => desk.recorder.closedBy, 'the first session to be closed');
    const told = desk.recorder.reports.length;
    await expect(desk.session.ready(desk.channel.id)).rejects.toBeInstanceOf(CtiRejectedError);
    const found = await second.has('connected');
    expect(found.ref).toEqual(call.ref);
    await desk.session.close();
    await finish({ desk: second, customer, call: found });
    await second.is('ready');
    expect(desk.recorder.reports.length).toBe(told);
  });
}
