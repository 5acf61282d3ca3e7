import { expect } from 'expect';
import type { ContractKit } from '../contract-kit.js';
import type { FarCall, FarNumbers } from '../far-end.js';
import { CONSULTING, consultRinging, finish, talking, toDial, type Situation } from './steps.js';

const BY_HAND: readonly (readonly [what: string, act: (third: FarCall) => Promise<void>, codes: readonly string[]])[] =
  [
    ['says busy', (third) => third.reject(), ['busy']],
    ['declines', (third) => third.decline(), ['rejected', 'busy']],
    // What a network makes of a telephone that goes while it rings is its own affair.
    ['is gone while it rings', (third) => third.unplug(), ['unreachable', 'noanswer']],
  ];

const BY_ITSELF: readonly (readonly [number: keyof FarNumbers, code: string])[] = [
  ['busy', 'busy'],
  ['unreachable', 'unreachable'],
  ['silent', 'noanswer'],
];

/** The one who is to be asked is not to be had: the customer waits on, and can be taken back. */
export function consultFailureSuite(kit: ContractKit): void {
  const { bench } = kit;
  const needs = [...CONSULTING, 'conversation.retrieve'] as const;

  const isBack = async ({ desk, customer, call }: Situation) => {
    await desk.stands(call, { primary: 'held' });
    await desk.session.retrieve(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(desk.agent.extension);
    await finish({ desk, customer, call });
  };

  for (const [number, code] of BY_ITSELF) {
    kit.test(`who is ${number}`, [...needs, ...toDial(number)], async () => {
      const situation = await talking(bench);
      const consult = await situation.desk.session.consult(situation.call.ref, bench.number(number));
      expect((await situation.desk.legEnded(consult)).code).toBe(code);
      await isBack(situation);
    });
  }

  for (const [what, act, codes] of BY_HAND) {
    kit.test(`who ${what}`, needs, async () => {
      const situation = await consultRinging(bench);
      await act(situation.third);
      expect(codes).toContain((await situation.desk.legEnded(situation.consult)).code);
      await situation.third.ended();
      await isBack(situation);
    });
  }
}
