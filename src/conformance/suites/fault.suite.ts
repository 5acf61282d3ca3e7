import { expect } from 'expect';
import { CtiTimeoutError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { Need } from '../need.js';
import { finish, TALKING, talking } from './steps.js';

/** Answers that do not come, and a switch that dies: what is true can be read afterwards. */
export function faultSuite(kit: ContractKit): void {
  const { bench } = kit;
  const losing: readonly Need[] = [...TALKING, 'conversation.hold', 'a lost answer'];
  const dying: readonly Need[] = [...TALKING, 'a restart of the switch'];

  kit.test('a lost answer is made up for or is a time-out, and what was done is told', losing, async () => {
    const situation = await talking(bench);
    const { desk, call } = situation;
    await bench.farEnd.loseNextReply?.(desk.agent);
    await desk.session.hold(call.ref).catch((error: unknown) => expect(error).toBeInstanceOf(CtiTimeoutError));
    await desk.stands(call, { primary: 'held' });
    await finish(situation);
  });

  kit.test('a switch that restarts has lost its calls, and says so', dying, async () => {
    const { desk, customer, call: lost } = await talking(bench);
    const before = bench.linkChanges;
    await bench.farEnd.restartSwitch?.();
    await bench.linkWentDown(before);
    await bench.linkIs('up');
    await customer.ended();
    if (!desk.recorder.closedBy) {
      desk.recorder.startFrom(await desk.session.read());
      expect(desk.calls).toEqual([]);
      await desk.agrees();
      // A call that is lost may leave work like any other.
      if (desk.channel.agentState === 'wrapup') await desk.complete(lost);
    }
    const again = await bench.openReady();
    const next = await bench.farEnd.callQueue('+15550102');
    const call = await again.has('alerting');
    expect(call.interaction.from).toBe('+15550102');
    await next.hangup();
    await again.ended(call);
  });
}
