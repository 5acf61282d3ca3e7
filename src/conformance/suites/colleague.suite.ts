import { expect } from 'expect';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { Need } from '../need.js';
import type { Desk } from '../desk.js';
import { answerByHand, CONSULTING, RINGING, ringing, TALKING, talking } from './steps.js';

/** Two agents of the same switch: each at a desk of their own, each with a view of their own. */
export function colleagueSuite(kit: ContractKit): void {
  const { bench } = kit;
  const test = (title: string, needs: readonly Need[], run: () => Promise<void>) =>
    kit.test(title, [...needs, 'calls between agents'], run);

  const calling = async (): Promise<readonly [Desk, Desk]> => {
    const [desk, colleague] = [await bench.open(), await bench.openColleague()];
    await desk.session.dial(desk.channel.id, colleague.agent.extension);
    await desk.has('dialing');
    await colleague.has('alerting');
    return [desk, colleague];
  };

  test('one calls the other: internal for both, and each sees the other', ['channel.dial'], async () => {
    const [desk, colleague] = await calling();
    await answerByHand(bench, colleague);
    const [mine, theirs] = [await desk.has('connected'), await colleague.has('connected')];
    for (const [call, other] of [[mine, colleague] as const, [theirs, desk] as const]) {
      expect(call.interaction).toMatchObject({ direction: 'internal', from: desk.agent.extension });
      expect(call.conversation.parties).toMatchObject([{ address: other.agent.extension }]);
    }
    await bench.farEnd.device(desk.agent).hears(colleague.agent.extension);
    await bench.farEnd.device(colleague.agent).hears(desk.agent.extension);
    await bench.farEnd.device(colleague.agent).hangup();
    expect(await desk.ended(mine)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
    expect(await colleague.ended(theirs)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
  });

  test('the one who is called refuses', ['channel.dial'], async () => {
    const [desk, colleague] = await calling();
    const [mine, theirs] = [await desk.has('dialing'), await colleague.has('alerting')];
    await bench.farEnd.device(colleague.agent).reject();
    expect(['rejected', 'busy']).toContain((await desk.ended(mine)).code);
    await colleague.ended(theirs);
  });

  test('the one who calls gives up', ['channel.dial', 'conversation.release'], async () => {
    const [desk, colleague] = await calling();
    const [mine, theirs] = [await desk.has('dialing'), await colleague.has('alerting')];
    await desk.session.release(mine.ref);
    expect(await desk.ended(mine)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    expect(await colleague.ended(theirs)).toMatchObject({ code: 'abandoned', by: { kind: 'remote' } });
  });

  test('both call each other at once: nobody is stuck', ['channel.dial', 'conversation.release'], async () => {
    const desks = [await bench.open(), await bench.openColleague()] as const;
    const [one, other] = desks;
    await Promise.allSettled([
      one.session.dial(one.channel.id, other.agent.extension),
      other.session.dial(other.channel.id, one.agent.extension),
    ]);
    for (const desk of desks) {
      for (const { ref } of desk.calls) {
        // It may end by itself, as both are busy, before it is released or after.
        await desk.session.release(ref).catch((error: unknown) => {
          if (!(error instanceof CtiRejectedError)) throw error;
        });
      }
    }
    for (const desk of desks) {
      await desk.recorder.until(() => desk.calls.length === 0, `no call at ${desk.agent.id}`);
      await desk.agrees();
    }
  });

  test('the colleague is asked about a customer', CONSULTING, async () => {
    const { desk, customer, call } = await talking(bench);
    const colleague = await bench.openColleague();
    const consult = await desk.session.consult(call.ref, colleague.agent.extension);
    const rung = await colleague.has('alerting');
    expect(rung.interaction).toMatchObject({ direction: 'internal' });
    await answerByHand(bench, colleague);
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    const theirs = await colleague.has('connected');
    expect(theirs.conversation).toMatchObject({ role: 'primary', parties: [{ address: desk.agent.extension }] });
    await bench.farEnd.device(colleague.agent).hangup();
    expect(await desk.legEnded(consult)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
    await colleague.ended(theirs);
    await customer.hangup();
  });

  test('the customer is transferred to the colleague', [...CONSULTING, 'interaction.consulttransfer'], async () => {
    const { desk, customer, call } = await talking(bench);
    const colleague = await bench.openColleague();
    await desk.session.consult(call.ref, colleague.agent.extension);
    const rung = await colleague.has('alerting');
    await answerByHand(bench, colleague);
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await withCustomer(colleague, customer.number);
    expect(colleague.calls[0]?.ref.interaction).toBe(rung.ref.interaction);
    await customer.hears(colleague.agent.extension);
    await customer.hangup();
    expect(await colleague.ended(rung)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
  });

  test('the customer is sent on to the colleague', [...TALKING, 'conversation.transfer'], async () => {
    const { desk, customer, call } = await talking(bench);
    const colleague = await bench.openColleague();
    const sent = desk.session.transfer(call.ref, colleague.agent.extension);
    await answerByHand(bench, colleague);
    await sent;
    await desk.ended(call);
    await withCustomer(colleague, customer.number);
    await customer.hears(colleague.agent.extension);
    const theirs = await colleague.has('connected');
    await bench.farEnd.device(colleague.agent).hangup();
    expect(await colleague.ended(theirs)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await customer.ended();
  });

  test('a call that rings goes to the colleague', [...RINGING, 'conversation.deflect'], async () => {
    const { desk, customer, call } = await ringing(bench);
    const colleague = await bench.openColleague();
    const sent = desk.session.deflect(call.ref, colleague.agent.extension);
    await answerByHand(bench, colleague);
    await sent;
    expect(await desk.ended(call)).toMatchObject({ code: 'deflected' });
    await withCustomer(colleague, customer.number);
    const theirs = await colleague.has('connected');
    await customer.hangup();
    await colleague.ended(theirs);
  });

  const conferring = [...TALKING, 'conversation.conference'] as const;
  test('the colleague joins, and is not in it twice', conferring, async () => {
    const { desk, customer, call } = await talking(bench);
    const colleague = await bench.openColleague();
    const { extension } = colleague.agent;
    await desk.session.conference(call.ref, extension);
    await answerByHand(bench, colleague);
    await withCustomer(colleague, customer.number, desk.agent.extension);
    await withCustomer(desk, customer.number, extension);
    await desk.session.conference(call.ref, extension).catch((error: unknown) => {
      if (!(error instanceof CtiRejectedError)) throw error;
    });
    await withCustomer(desk, customer.number, extension);
    await customer.hears(desk.agent.extension, extension);
    expect(colleague.calls.length).toBe(1);
    const theirs = await colleague.has('connected');
    await bench.farEnd.device(colleague.agent).hangup();
    await colleague.ended(theirs);
    await withCustomer(desk, customer.number);
    await customer.hangup();
  });

  /** Waits until these are the parties of the agent's only call, and all of them there. */
  const withCustomer = async (desk: Desk, ...addresses: readonly string[]) => {
    const wanted = String(addresses.toSorted());
    const look = () => {
      const parties = desk.calls.flatMap(({ conversation }) => conversation.parties);
      return String(parties.map(({ address }) => address).sort()) === wanted;
    };
    await desk.recorder.until(look, `${desk.agent.id} with ${wanted}`);
    await desk.agrees();
  };
}
