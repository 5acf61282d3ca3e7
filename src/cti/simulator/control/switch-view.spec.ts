import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../../../conformance/desk.js';
import { ControlBench } from '../../../../test/support/control-bench.js';

describe('a simulated switch as the control shows it', () => {
  let bench: ControlBench;

  beforeEach(async () => {
    bench = await ControlBench.start();
  });
  afterEach(() => bench.stop());

  const shown = async () => (await bench.request('GET', '')).body as Record<string, unknown>;
  const call = (body: Record<string, unknown>) => bench.request('POST', '/calls', { from: '+1', ...body });
  const repeat = (body: Record<string, unknown>) => bench.request('PUT', '/customers', { from: '+1', ...body });

  it('is one object', async () => {
    expect(await bench.request('GET', '')).toEqual({
      status: 200,
      body: {
        service: 'first',
        link: { state: 'up' },
        queues: [
          { id: 'support', waiting: 0, ready: 0 },
          { id: 'sales', waiting: 0, ready: 0 },
        ],
        devices: [],
        calls: 0,
        faults: [],
        trace: 100,
      },
    });
  });

  it('has who works at which telephone, who waits, and what is unplugged', async () => {
    const desk = await bench.open('1001');
    await desk.session.notReady('tel', 'lunch');
    await call({ queue: 'support' });
    await bench.request('POST', '/devices/1002/unplug');
    expect(await shown()).toMatchObject({
      calls: 1,
      queues: [{ id: 'support', waiting: 1, waitingSince: expect.stringMatching(/Z$/), ready: 0 }, { waiting: 0 }],
      devices: [
        {
          device: '1001',
          plugged: true,
          agent: { id: '1001', name: 'Ada Agent', login: 'active', agentState: 'notready', reason: 'lunch' },
        },
        { device: '1002', plugged: false },
      ],
    });
    await desk.session.ready('tel');
    await bench.request('POST', '/devices/1002/plug');
    expect(await shown()).toMatchObject({ devices: [{ device: '1001', agent: { agentState: 'busy' } }] });
  });

  it('has the link, and the faults that wait with how often each still happens', async () => {
    await bench.request('POST', '/faults', { fault: 'refuse', command: 'channel.ready', times: 3 });
    const desk = await bench.open('1001');
    await expect(desk.session.ready('tel')).rejects.toThrow();
    expect(await shown()).toMatchObject({ faults: [{ fault: 'refuse', command: 'channel.ready', times: 2 }] });
    await bench.request('POST', '/link/down', { reason: 'fire' });
    expect(await shown()).toMatchObject({ link: { state: 'down', reason: 'fire' } });
  });

  it('has the queue and the rhythm of the customers of the options', async () => {
    bench.simulator('busy', { queues: [], customers: { every: 60_000, queue: 'vip' } });
    expect((await bench.request('GET', '?service=busy')).body).toMatchObject({
      service: 'busy',
      queues: [{ id: 'vip' }],
      customers: { every: 60_000, queue: 'vip', from: '+15550199' },
    });
    expect(await bench.request('POST', '/calls?service=busy', { queue: 'vip', from: '+1' })).toMatchObject({
      status: 201,
    });
  });

  it('is not there where the control does not answer', async () => {
    bench.simulator('live', {}, true);
    expect((await bench.request('GET', '?service=live')).status).toBe(404);
    expect((await bench.request('PUT', '/customers?service=live', {})).status).toBe(404);
  });

  it('leaves out calls that are over, but for as many as are asked for', async () => {
    for (const id of ['c1', 'c2']) {
      await call({ queue: 'support' });
      await bench.request('POST', `/calls/${id}/hangup`);
    }
    await call({ queue: 'support' });
    const ids = async (query: string) => {
      const { body } = await bench.request('GET', `/calls${query}`);
      return (body as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids('')).toEqual(['c1', 'c2', 'c3']);
    expect(await ids('?ended=1')).toEqual(['c2', 'c3']);
    expect(await ids('?ended=0')).toEqual(['c3']);
    expect(await ids('?ended=9')).toEqual(['c1', 'c2', 'c3']);
    expect((await bench.request('GET', '/calls?ended=-1')).status).toBe(400);
  });

  it('has customers call by themselves, until others do or none', async () => {
    const every = 1_000;
    const said = { every, queue: 'support', from: '+1' };
    const behaviour = { patience: 100 };
    expect(await repeat({ ...said, name: 'Ada', behaviour })).toEqual({ status: 200, body: said });
    await bench.clock.advance(3_050);
    expect(await shown()).toMatchObject({ customers: said, calls: 1 });
    expect((await bench.request('GET', '/calls')).body).toHaveLength(3);
    expect(await repeat({ every: 1_500, agent: '1001' })).toMatchObject({ body: { every: 1_500, agent: '1001' } });
    await bench.request('POST', '/restart');
    await bench.clock.advance(1_500);
    expect((await bench.request('GET', '/calls?ended=0')).body).toMatchObject([{ to: '1001' }]);
    expect((await bench.request('DELETE', '/customers')).status).toBe(204);
    await bench.clock.advance(100_000);
    expect(await shown()).not.toHaveProperty('customers');
    expect((await bench.request('GET', '/calls')).body).toHaveLength(4);
  });

  it('refuses customers who would reach nobody, or call without a pause', async () => {
    expect(await repeat({ every: 1_000, queue: 'nowhere' })).toMatchObject({ status: 404 });
    expect(await repeat({ every: 1_000, agent: 'nobody' })).toMatchObject({ status: 404 });
    expect(await repeat({ every: 999, queue: 'support' })).toMatchObject({ status: 400 });
    expect(await repeat({ queue: 'support' })).toMatchObject({ status: 400 });
    expect(await shown()).not.toHaveProperty('customers');
  });

  it('does not wait for an agent who has gone before the next customer calls', async () => {
    const open = () => Desk.open(bench.provider, { id: 'ada', name: 'Ada Agent', extension: '1001', queues: [] }, 1000);
    const desk = await open();
    await repeat({ every: 1_000, agent: 'ada' });
    await desk.session.close();
    await bench.clock.advance(2_000);
    expect((await bench.request('GET', '/calls')).body).toEqual([]);
    await open();
    await bench.clock.advance(1_000);
    expect((await bench.request('GET', '/calls')).body).toMatchObject([{ to: '1001' }]);
  });
});
