import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { LOAD } from '../support/asterisk/load/load-settings.js';
import { LoadSite } from '../support/asterisk/load/load-site.js';
import { leftBehind } from '../support/asterisk/load/left-behind.js';
import { Pace } from '../support/asterisk/load/pace.js';
import { processorTime } from '../support/asterisk/load/processor-time.js';
import { untruths } from '../support/asterisk/scene/untruths.js';
import { orderFaults } from '../support/protocol-order.js';

/** One look at so many calls may take ten seconds where the machine is busy. */
const SETTLED_MS = 60_000;
const FREE_MS = 60_000;
const AFTER_MS = 600;
const ENOUGH_MS = 240_000 + LOAD.seconds * 1_000;

jest.setTimeout(ENOUGH_MS);

/** Nobody knows what comes next: agents at desktops and phones, colleagues, customers, all at once. */
describe(`${LOAD.agents} agents, ${LOAD.callsPerSecond} calls a second`, () => {
  const site = new LoadSite(LOAD.agents, LOAD.seed);
  const pace = new Pace();
  let living: Promise<void> = Promise.resolve();
  beforeAll(() => site.start(), LAB_START_MS);
  afterAll(async () => {
    pace.end();
    await living;
    await site.stop();
  }, ENOUGH_MS);

  const say = (text: string) => process.stdout.write(`  ${text}\n`);
  /** Resolves when `faults` finds none any more; else with what it found last. */
  const none = async (faults: () => Promise<string[]>, deadline: number): Promise<string[]> => {
    let last: string[] = [];
    const look = async () => {
      // Whatever is done by now is heard and told by then.
      await pause(AFTER_MS);
      last = await faults();
      return last.length === 0;
    };
    await eventually(look, deadline, 'nothing wrong').catch(() => undefined);
    return last;
  };

  it(`is true after ${LOAD.seconds} s of everything at once`, async () => {
    const pids = { service: site.service.pid, asterisk: site.lab.server.pid ?? 0, 'desktops and phones': process.pid };
    const before = Object.values(pids).map(processorTime);
    const begun = performance.now();
    living = site.live(pace, LOAD.callsPerSecond);
    await pause(LOAD.seconds * 1_000);
    const took = performance.now() - begun;
    Object.entries(pids).forEach(([name, pid], n) => {
      const used = processorTime(pid) - (before[n] ?? 0);
      say(`${name}: ${((100 * used) / took).toFixed(0)} % of one core`);
    });
    pace.standStill();
    await eventually(() => !pace.atWork, SETTLED_MS, 'every command answered');
    say(`${site.customers.called} calls, ${site.tally.answered} commands`);
    for (const line of site.tally.lines()) say(line);
    const untrue = await none(() => untruths(site), SETTLED_MS);
    const busy = site.agents.filter(({ isFree }) => !isFree).length;
    say(`${busy} agents with calls, ${site.customers.numbers.length} customers, when all stood still`);
    expect(untrue).toEqual([]);
  });

  it('has answered every command, and none as a fault of its own', () => {
    expect(site.tally.unanswered).toEqual([]);
    expect(site.tally.faults).toEqual([]);
  });

  it('leaves nothing when all have hung up: no state, no channel, no bridge, no pause', async () => {
    pace.end();
    await living;
    await site.hangUpAll();
    const left = async () => {
      await Promise.all(site.agents.map((agent) => agent.tidy()));
      return leftBehind(site);
    };
    expect(await none(left, FREE_MS)).toEqual([]);
    await site.lab.untilEmpty();
  });

  it('has told every desktop everything, in order', () => {
    for (const { desktop } of site.agents) {
      expect(orderFaults(desktop.events.filter(({ name }) => name !== undefined))).toEqual([]);
    }
  });
});
