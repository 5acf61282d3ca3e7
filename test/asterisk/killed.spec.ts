import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import type { FarCall } from '../../src/conformance/far-end.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { THIRD } from './asking.js';
import { AGENT, AsteriskBench, PATIENCE_MS, type Talk } from './asterisk-bench.js';
import { optionsFor } from './asterisk-under-test.js';
import type { Desk, DeskCall } from '../../src/conformance/desk.js';
import { DyingWire } from './dying-wire.js';

const TEST_MS = 60_000;
/** how often what is shown is compared with what is heard */
const LOOKS = 3;
/** `KILLS=all` tries each number of requests, and not some of them */
const ALL = process.env['KILLS'] === 'all';

interface Scene extends Talk {
  readonly third?: FarCall;
}

interface Operation {
  readonly name: string;
  /** more requests than it takes */
  readonly requests: number;
  readonly before: 'talking' | 'held' | 'asking' | 'together';
  readonly run: (scene: Scene) => Promise<unknown>;
}

const OPERATIONS: readonly Operation[] = [
  { name: 'hold', requests: 6, before: 'talking', run: ({ desk, call }) => desk.session.hold(call.ref) },
  { name: 'retrieve', requests: 6, before: 'held', run: ({ desk, call }) => desk.session.retrieve(call.ref) },
  { name: 'consult', requests: 22, before: 'talking', run: ({ desk, call }) => desk.session.consult(call.ref, THIRD) },
  {
    name: 'conference',
    requests: 18,
    before: 'talking',
    run: ({ desk, call }) => desk.session.conference(call.ref, THIRD),
  },
  { name: 'alternate', requests: 8, before: 'asking', run: ({ desk, call }) => desk.session.alternate(call.ref) },
  {
    name: 'consult conference',
    requests: 12,
    before: 'asking',
    run: ({ desk, call }) => desk.session.consultConference(call.ref),
  },
  {
    name: 'consult transfer',
    requests: 14,
    before: 'asking',
    run: ({ desk, call }) => desk.session.consultTransfer(call.ref),
  },
  { name: 'cancel', requests: 12, before: 'asking', run: ({ desk, call }) => desk.session.cancelConsult(call.ref) },
  {
    name: 'transfer',
    requests: 16,
    before: 'talking',
    run: ({ desk, call }) => desk.session.transfer(call.ref, THIRD),
  },
  {
    name: 'hold of a conference',
    requests: 8,
    before: 'together',
    run: ({ desk, call }) => desk.session.hold(call.ref),
  },
];

describe('a process of the service that is killed between two requests', () => {
  const bench = new AsteriskBench();
  let wire: DyingWire | undefined;
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await wire?.close();
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const thirdAt = async (): Promise<FarCall | undefined> =>
    bench.lab.phone(THIRD).calls.length > 0 ? bench.farEnd.nextCall(THIRD) : undefined;

  async function begin(before: Operation['before']): Promise<Scene & { readonly stop: () => Promise<void> }> {
    wire = await DyingWire.open(bench.lab.server);
    const instance = await bench.running(optionsFor(bench.lab.server, wire.ports));
    const talk = await bench.talk(instance);
    const { desk, call } = talk;
    const stop = () => instance.provider.stop();
    if (before === 'talking') return { ...talk, stop };
    if (before === 'held') {
      await desk.session.hold(call.ref);
      return { ...talk, stop };
    }
    await desk.session.consult(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    if (before === 'together') {
      await desk.session.consultConference(call.ref);
      await desk.stands(call, { primary: 'connected' });
    }
    return { ...talk, third, stop };
  }

  /** What everybody hears is what the desktop shows. */
  async function heardAsTold(desk: Desk, { ref }: DeskCall, customer: FarCall, third: FarCall | undefined) {
    const call = desk.calls.filter(({ interaction }) => interaction.id === ref.interaction);
    const legs = new Map(call.map(({ conversation }) => [conversation.role, conversation]));
    const [primary, consult] = [legs.get('primary'), legs.get('consult')];
    if (!primary && !consult) {
      // The agent has left: the other two are together.
      await third?.hears('customer');
      return customer.hears(THIRD);
    }
    const together = primary && primary.parties.length > 1 && third ? [THIRD] : [];
    if (primary?.state === 'connected') await customer.hears(AGENT.extension, ...together);
    if (primary?.state === 'held') await customer.hears(...(together.length > 0 ? together : ['music']));
    if (together.length > 0) await third?.hears('customer', ...(primary?.state === 'held' ? [] : [AGENT.extension]));
    if (consult?.state === 'connected') await third?.hears(AGENT.extension);
    if (consult?.state === 'held') await third?.hears('music');
    if (!consult && together.length === 0 && third) await third.ended();
    return undefined;
  }

  for (const { name, requests, before, run } of OPERATIONS) {
    for (let sent = 0; sent < requests; sent += ALL ? 1 : Math.ceil(requests / 3)) {
      it(
        `${name}, after ${sent}: the next one goes on or tidies up, and tells what is heard`,
        async () => {
          const scene = await begin(before);
          const { desk, customer, call, stop } = scene;
          wire?.dieAfter(sent);
          await run(scene).catch(() => undefined);
          await wire?.close();
          await stop();
          desk.recorder.startFrom({ channels: [], interactions: [] });
          const next = await bench.running();
          const again = await bench.open(next);
          const noGhost = async () =>
            (await bench.lab.server.cli('database show interaction-processor/alive')).match(/: \d/g)?.length === 1;
          await eventually(noGhost, PATIENCE_MS, 'one living process');
          const third = scene.third ?? (await thirdAt());
          if (third && before !== 'asking' && before !== 'together') await third.answer();
          // What is shown may be what it was for as long as the next one has not done what was begun.
          for (let looks = 1; ; looks += 1) {
            await again.agrees();
            const heard = await heardAsTold(again, call, customer, third).catch((error: unknown) => error);
            if (heard === undefined) break;
            if (looks === LOOKS) throw heard;
          }
          await customer.hangup();
          if (bench.farEnd.device(AGENT))
            await bench.farEnd
              .device(AGENT)
              .hangup()
              .catch(() => undefined);
          if (bench.lab.phone(THIRD).calls.length > 0) await third?.hangup().catch(() => undefined);
          await bench.lab.untilEmpty();
        },
        TEST_MS,
      );
    }
  }

  it(
    'when it has written down that the agent holds, and done nothing else, leaves the two in their talk',
    async () => {
      const { desk, customer, call, stop } = await begin('talking');
      wire?.dieAfter(2);
      await desk.session.hold(call.ref).catch(() => undefined);
      await wire?.close();
      await stop();
      const next = await bench.open(await bench.running());
      const noGhost = async () =>
        (await bench.lab.server.cli('database show interaction-processor/alive')).match(/: \d/g)?.length === 1;
      await eventually(noGhost, PATIENCE_MS, 'one living process');
      const found = await next.has('connected');
      await customer.hears(AGENT.extension);
      await next.session.hold(found.ref);
      await customer.hears('music');
      await next.session.retrieve(found.ref);
      await customer.hears(AGENT.extension);
      await customer.hangup();
      await next.ended(found);
    },
    TEST_MS,
  );
});
