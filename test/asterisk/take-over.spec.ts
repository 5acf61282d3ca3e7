import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { numbers, TakeOverBench, type AtDesk } from './take-over-bench.js';

const TEST_MS = 60_000;
const THIRD = '1003';
/** whatever does something to a member of a queue, or to a call */
const TOUCHES = /^QueueMember(Added|Removed|Pause)$|^BridgeLeave$|^MusicOnHoldStop$|^Hangup$/;

describe('a session at a real switch whose process goes', () => {
  const bench = new TakeOverBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const withoutHole = (...desks: readonly AtDesk[]) => {
    const all = desks.flatMap(({ desktop }) => numbers(desktop));
    expect(all).toEqual(all.map((_, n) => n + 1));
  };

  const holds = async (desk: AtDesk) => {
    await bench.does(desk, 'conversation.hold', 'tel.i1.v1');
    await bench.hears(desk.customer, 'music');
  };

  const retrieves = async (desk: AtDesk) => {
    await bench.hears(desk.customer, 'music');
    await bench.does(desk, 'conversation.retrieve', 'tel.i1.v1');
    await bench.hears(desk.customer, desk.agent);
  };

  const asks = async (desk: AtDesk) => {
    await bench.does(desk, 'interaction.consult', 'tel.i1', { to: THIRD });
    const { call } = await bench.lab.phone(THIRD).next('incoming');
    bench.lab.phone(THIRD).answer(call);
    await bench.stands(desk, 'v2', 'connected');
    await bench.hears(call, desk.agent);
    return call;
  };

  const releases = async (desk: AtDesk) => {
    await bench.does(desk, 'conversation.release', 'tel.i1.v1');
    await bench.does(desk, 'interaction.complete', 'tel.i1');
  };

  it(
    'goes on elsewhere after a SIGKILL: a talk, a held call, a consultation, the work after calls',
    async () => {
      const [doomed, next] = [await bench.process(), await bench.process()];
      const all = [];
      for (const agent of ['1001', '1002', '1005', '1006', '1004'] as const) all.push(await bench.talks(doomed, agent));
      const [talking, holding, asking, working, leaving] = all as [AtDesk, AtDesk, AtDesk, AtDesk, AtDesk];
      await bench.does(talking, 'interaction.setdata', 'tel.i1', { data: { ticket: '17' } });
      await holds(holding);
      await bench.does(holding, 'channel.notready', 'tel', { reason: 'lunch' });
      const third = await asks(asking);
      for (const one of [working, leaving]) await bench.ends(one);
      await bench.does(leaving, 'channel.notready', 'tel', { reason: 'home' });
      const before = await Promise.all(all.map((one) => bench.tree(one)));
      const pauses = await bench.pauses();
      doomed.process.signal('SIGKILL');
      await doomed.process.exit();
      const there = await Promise.all(all.map((one) => bench.comesTo(next, one)));
      expect(await Promise.all(there.map((one) => bench.tree(one)))).toEqual(before);
      expect(await bench.pauses()).toEqual(pauses);
      const [talks, held, asked, works, leaves] = there as [AtDesk, AtDesk, AtDesk, AtDesk, AtDesk];
      await holds(talks);
      await retrieves(talks);
      await retrieves(held);
      for (const one of [talks, held]) await releases(one);
      await bench.does(asked, 'interaction.consulttransfer', 'tel.i1');
      await bench.hears(asked.customer, THIRD);
      await bench.lab.phone(THIRD).hangup(third);
      for (const one of [asked, works, leaves]) await bench.does(one, 'interaction.complete', 'tel.i1');
      for (const [n, one] of there.entries()) withoutHole(...all.slice(n, n + 1), one);
      const ready = ['0', ''];
      expect(await bench.pauses()).toEqual({
        '1001': ready,
        '1002': ['1', 'lunch'],
        '1004': ['1', 'home'],
        '1005': ready,
        '1006': ready,
      });
      await bench.clear();
    },
    TEST_MS,
  );

  it(
    'goes where its client goes, and elsewhere at a SIGTERM, and the switch notices nothing of either',
    async () => {
      const [first, second] = [await bench.process(), await bench.process()];
      const begun = await bench.talks(first, '1001');
      await holds(begun);
      const before = await bench.tree(begun);
      const from = bench.lab.ami.events.all.length;
      const moved = await bench.comesTo(second, begun);
      expect(await bench.tree(moved)).toEqual(before);
      second.process.signal('SIGTERM');
      await moved.desktop.until(({ eventType }) => eventType === 'resourceUnbound', 'resourceUnbound');
      const back = await bench.comesTo(first, moved);
      expect(await second.process.exit()).toBe(0);
      expect(await bench.tree(back)).toEqual(before);
      const told = bench.lab.ami.events.all.slice(from).map(({ Event = '' }) => Event);
      expect(told.filter((event) => TOUCHES.test(event))).toEqual([]);
      await retrieves(back);
      await releases(back);
      withoutHole(begun, moved, back);
      expect(await bench.pauses()).toEqual({ '1001': ['0', ''] });
      await bench.clear();
    },
    TEST_MS,
  );
});
