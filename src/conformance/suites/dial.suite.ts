import { expect } from 'expect';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import type { Situation } from './steps.js';

/** Calls that the agent makes. */
export function dialSuite(kit: ContractKit): void {
  const { bench } = kit;
  const answered = ['channel.dial', 'interaction.complete'] as const;

  const dial = async (desk: Desk, to: string): Promise<Pick<DeskCall, 'ref'>> => ({
    ref: await desk.session.dial(desk.channel.id, to),
  });

  const dialling = async (): Promise<Situation> => {
    const desk = await bench.open();
    const { ref } = await dial(desk, bench.farEnd.numbers.customer);
    const customer = await bench.farEnd.nextCall();
    const call = await desk.has('dialing');
    expect(call.ref).toEqual(ref);
    return { desk, customer, call };
  };

  const connected = async (): Promise<Situation> => {
    const { desk, customer } = await dialling();
    await customer.answer();
    return { desk, customer, call: await desk.has('connected') };
  };

  kit.test('takes what somebody has pasted', ['channel.dial'], async () => {
    const desk = await bench.open();
    const { customer: number } = bench.farEnd.numbers;
    for (const pasted of [`tel:${number};ext=5`, `sip:${number}@somewhere`, ` ${[...number].join(' ')}\u00a0`]) {
      const { ref } = await dial(desk, pasted);
      const customer = await bench.farEnd.nextCall();
      expect((await desk.has('dialing')).interaction.to).toBe(number);
      await customer.reject();
      await desk.ended({ ref });
    }
  });

  kit.test('shows the call from the beginning, and keeps the agent busy', ['channel.dial'], async () => {
    const { desk, customer, call } = await dialling();
    const to = bench.farEnd.numbers.customer;
    expect(call.interaction).toMatchObject({ direction: 'outbound', from: desk.agent.extension, to });
    expect(call.conversation.parties).toMatchObject([{ address: to }]);
    await desk.is('busy');
    await customer.reject();
    await desk.ended(call);
  });

  kit.test('is answered, and released by the agent', [...answered, 'conversation.release'], async () => {
    const { desk, customer, call } = await connected();
    await customer.hears(desk.agent.extension);
    await desk.session.release(call.ref);
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await customer.ended();
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('notready');
  });

  kit.test('is answered, and the customer hangs up', answered, async () => {
    const { desk, customer, call } = await connected();
    await customer.hangup();
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('notready');
  });

  const without = kit.claims.includes('interaction.complete') ? undefined : (['channel.dial'] as const);
  if (without) {
    kit.test('leaves no work that nobody could complete', without, async () => {
      const { desk, customer, call } = await connected();
      await desk.is('busy');
      await customer.hangup();
      expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
      await desk.is('notready');
      expect((await desk.session.read()).interactions).toEqual([]);
    });

    kit.test(
      'is answered, and released by the agent, and that is all',
      [...without, 'conversation.release'],
      async () => {
        const { desk, customer, call } = await connected();
        await desk.session.release(call.ref);
        expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
        await customer.ended();
        await desk.is('notready');
      },
    );
  }

  kit.test('is released by the agent before the answer', ['channel.dial', 'conversation.release'], async () => {
    const { desk, customer, call } = await dialling();
    await desk.session.release(call.ref);
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await customer.ended();
    await desk.is('notready');
  });

  kit.test('is refused by the customer', ['channel.dial'], async () => {
    const { desk, customer, call } = await dialling();
    await customer.reject();
    expect((await desk.ended(call)).code).toBe('busy');
    await desk.is('notready');
  });

  kit.test('is declined by the customer', ['channel.dial'], async () => {
    const { desk, customer, call } = await dialling();
    await customer.decline();
    expect(['rejected', 'busy']).toContain((await desk.ended(call)).code);
    await desk.is('notready');
  });

  kit.test('is lost where the telephone is gone while it rings', ['channel.dial'], async () => {
    const { desk, customer, call } = await dialling();
    await customer.unplug();
    // What a network makes of that is its own affair.
    expect(['unreachable', 'noanswer']).toContain((await desk.ended(call)).code);
    await desk.is('notready');
  });

  kit.test('is given up by the switch where nobody answers', ['channel.dial', 'a number that is silent'], async () => {
    const desk = await bench.open();
    const call = await dial(desk, bench.number('silent'));
    expect((await desk.ended(call)).code).toBe('noanswer');
    await desk.is('notready');
  });

  kit.test('finds the number busy', ['channel.dial'], async () => {
    const desk = await bench.open();
    const call = await dial(desk, bench.farEnd.numbers.busy);
    expect((await desk.ended(call)).code).toBe('busy');
    await desk.is('notready');
  });

  kit.test('finds the number unreachable', ['channel.dial'], async () => {
    const desk = await bench.open();
    const call = await dial(desk, bench.farEnd.numbers.unreachable);
    expect((await desk.ended(call)).code).toBe('unreachable');
    await desk.is('notready');
  });
}
