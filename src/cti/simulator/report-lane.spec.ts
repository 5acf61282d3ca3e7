import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { CtiReport } from '../port/cti-facts.js';
import { ReportLane } from './report-lane.js';
import { SimulatorFaults } from './simulator-faults.js';

describe('the way of the reports', () => {
  let clock: FakeClock;
  let faults: SimulatorFaults;
  let lane: ReportLane;
  let heard: CtiReport[];
  const [a, b, c] = (['ready', 'busy', 'wrapup'] as const).map((agentState): CtiReport => ({
    channels: [{ id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState }],
    cause: { code: 'requested', by: { kind: 'agent' } },
  })) as [CtiReport, CtiReport, CtiReport];

  beforeEach(() => {
    clock = new FakeClock();
    faults = new SimulatorFaults();
    heard = [];
    lane = new ReportLane('1001', faults, (report) => heard.push(report), clock);
  });

  it('is straight without faults, at once', () => {
    lane.send(a);
    lane.send(b);
    expect(heard).toEqual([a, b]);
  });

  it('loseReport: never, and those after it come', async () => {
    faults.add({ fault: 'loseReport' });
    lane.send(a);
    lane.send(b);
    await clock.advance(10_000);
    expect(heard).toEqual([b]);
  });

  it('duplicateReport: twice, then normal', () => {
    faults.add({ fault: 'duplicateReport', agent: '1001' });
    lane.send(a);
    lane.send(b);
    expect(heard).toEqual([a, a, b]);
  });

  it('delayReport: late, overtaken by all in between', async () => {
    faults.add({ fault: 'delayReport', delay: 50 });
    lane.send(a);
    lane.send(b);
    await clock.advance(49);
    lane.send(c);
    expect(heard).toEqual([b, c]);
    await clock.advance(1);
    expect(heard).toEqual([b, c, a]);
  });

  it('delayReport twice: both come', async () => {
    faults.add({ fault: 'delayReport', delay: 50, times: 2 });
    lane.send(a);
    lane.send(b);
    await clock.advance(50);
    expect(heard).toEqual([a, b]);
  });

  it('reorderReport: after the next one', () => {
    faults.add({ fault: 'reorderReport' });
    lane.send(a);
    lane.send(b);
    lane.send(c);
    expect(heard).toEqual([b, a, c]);
    expect(clock.pending).toBe(0);
  });

  it('reorderReport: in the end by itself, where nothing follows', async () => {
    faults.add({ fault: 'reorderReport', delay: 30 });
    lane.send(a);
    await clock.advance(30);
    expect(heard).toEqual([a]);
  });

  it('leaves the reports of other agents alone', () => {
    faults.add({ fault: 'duplicateReport', agent: '1002' });
    lane.send(a);
    expect(heard).toEqual([a]);
  });

  it('loses what is under way when it stops', async () => {
    faults.add({ fault: 'delayReport', delay: 50 });
    faults.add({ fault: 'reorderReport', delay: 50 });
    lane.send(a);
    lane.send(b);
    lane.stop();
    await clock.advance(100);
    expect(heard).toEqual([]);
  });
});
