import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { ContractKit } from '../contract-kit.js';
import { TALKING, talking, type Situation } from './steps.js';

interface HangUp {
  readonly who: string;
  readonly by: 'agent' | 'remote';
  readonly needs: readonly Capability[];
  readonly act: (kit: ContractKit, situation: Situation) => Promise<void>;
}

const HANG_UPS: readonly HangUp[] = [
  {
    who: 'the agent at the desktop',
    by: 'agent',
    needs: ['conversation.release'],
    act: (_kit, { desk, call }) => desk.session.release(call.ref),
  },
  {
    who: 'the agent at the device',
    by: 'agent',
    needs: [],
    act: ({ bench }, { desk }) => bench.farEnd.device(desk.agent).hangup(),
  },
  { who: 'the customer', by: 'remote', needs: [], act: (_kit, { customer }) => customer.hangup() },
];

/** Whoever hangs up, and whenever: the call is over for all, once, and for the right reason. */
export function hangUpSuite(kit: ContractKit): void {
  const { bench } = kit;

  const isOver = async ({ desk, customer, call }: Situation, by: HangUp['by']) => {
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: by } });
    await customer.ended();
    await desk.is('wrapup');
    expect(desk.calls).toEqual([]);
    await desk.complete(call);
    await desk.is('ready');
  };

  for (const { who, by, needs, act } of HANG_UPS) {
    kit.test(`${who}, while talking`, [...TALKING, ...needs], async () => {
      const situation = await talking(bench);
      await act(kit, situation);
      await isOver(situation, by);
    });

    kit.test(`${who}, while the call is held at the device`, [...TALKING, ...needs], async () => {
      const situation = await talking(bench);
      await bench.farEnd.device(situation.desk.agent).hold();
      await situation.desk.has('held');
      await act(kit, situation);
      await isOver(situation, by);
    });

    kit.test(`${who}, while the call is held`, [...TALKING, ...needs, 'conversation.hold'], async () => {
      const situation = await talking(bench);
      await situation.desk.session.hold(situation.call.ref);
      await situation.desk.has('held');
      await act(kit, situation);
      await isOver(situation, by);
    });
  }
}
