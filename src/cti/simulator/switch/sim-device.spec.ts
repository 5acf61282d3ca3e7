import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';

describe('a telephone that is off', () => {
  let simulated: Simulated;
  let desk: Desk;
  const plug = (plugged: boolean) => {
    const device = simulated.sim.device('1001');
    if (device) simulated.sim.plug(device, plugged);
  };

  beforeEach(async () => {
    simulated = await Simulated.start();
    desk = await simulated.openReady('1001');
  });

  it('rings no more: the queue offers the call to somebody else', async () => {
    const other = await simulated.open('1002');
    simulated.sim.customers.callQueue('support', { from: '+1' });
    const call = await desk.has('alerting');
    await other.ready();
    plug(false);
    expect(await desk.ended(call)).toEqual({ code: 'unreachable', by: { kind: 'switch' } });
    await other.has('alerting');
  });

  it('keeps a call that is talked on it', async () => {
    simulated.sim.customers.callQueue('support', { from: '+1' });
    const call = await desk.has('alerting');
    await desk.session.answer(call.ref);
    plug(false);
    await desk.has('connected');
    expect(desk.channel).toMatchObject({ login: 'unavailable', agentState: 'busy' });
    await desk.session.release(call.ref);
    await desk.ended(call);
  });

  it('is reached by nobody, and reaches nobody', async () => {
    const other = await simulated.open('1002');
    plug(false);
    await expect(desk.session.dial('tel', '+2')).rejects.toBeInstanceOf(CtiRejectedError);
    const ref = await other.session.dial('tel', '1001');
    await simulated.clock.advance(5_000);
    expect(await other.ended({ ref })).toMatchObject({ code: 'unreachable', by: { kind: 'switch' } });
    plug(true);
    const again = await other.session.dial('tel', '1001');
    await simulated.clock.advance(5_000);
    await desk.has('alerting');
    await other.session.release(again);
  });

  it('tells nothing twice', async () => {
    plug(false);
    const told = desk.recorder.reports.length;
    plug(false);
    expect(desk.recorder.reports.length).toBe(told);
  });
});
