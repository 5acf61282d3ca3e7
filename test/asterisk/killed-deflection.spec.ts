import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { LAB_START_MS, type AgentNumber } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { THIRD } from './asking.js';
import { AGENT, AsteriskBench } from './asterisk-bench.js';
import { optionsFor } from './asterisk-under-test.js';
import { DyingWire } from './dying-wire.js';

const PHONES: readonly AgentNumber[] = [THIRD, '1001'];
const TEST_MS = 60_000;
/** more requests than a deflection takes */
const REQUESTS = 24;
/** `KILLS=all` tries each number of requests, and not some of them */
const ALL = process.env['KILLS'] === 'all';
/** far more than the next process takes to find out that the other one is dead */
const FOUND_MS = 20_000;

describe('a process of the service that is killed while it deflects a call', () => {
  const bench = new AsteriskBench();
  let wire: DyingWire | undefined;
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await wire?.close();
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const isMarked = async (): Promise<boolean> => {
    const marks = await bench.lab.server.cli('database show interaction-processor/alive');
    return marks.split('\n').filter((line) => line.startsWith('/')).length > 1;
  };

  /** true where somebody's telephone rings */
  const rings = (number: AgentNumber): boolean =>
    bench.lab.phone(number).calls.some(({ state }) => state === 'ringing');

  for (let sent = 0; sent < REQUESTS; sent += ALL ? 1 : 4) {
    it(
      `after ${sent} requests: the caller is with the target, or waits and rings at the agent's again`,
      async () => {
        wire = await DyingWire.open(bench.lab.server);
        const instance = await bench.running(optionsFor(bench.lab.server, wire.ports));
        const desk = await bench.open(instance);
        await desk.ready();
        const customer = await bench.farEnd.callQueue('+15550101');
        const call = await desk.has('alerting');
        wire.dieAfter(sent);
        await desk.session.deflect(call.ref, THIRD).catch(() => undefined);
        await wire.close();
        await instance.provider.stop();
        await bench.running();
        await eventually(async () => !(await isMarked()), FOUND_MS, 'the dead one found');
        const who = await eventually(() => PHONES.find(rings), FOUND_MS, 'somebody rings whom the caller can talk to');
        await (who === THIRD ? (await bench.farEnd.nextCall(THIRD)).answer() : bench.farEnd.device(AGENT).answer());
        await customer.hears(who);
        await customer.hangup();
        await bench.lab.untilEmpty();
      },
      TEST_MS,
    );
  }
});
