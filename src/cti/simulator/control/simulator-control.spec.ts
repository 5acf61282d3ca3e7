import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../../../conformance/desk.js';
import { ControlBench } from '../../../../test/support/control-bench.js';
import type { FakeClock } from '../../../../test/support/fake-clock.js';

describe('the control of a simulator over HTTP', () => {
  let bench: ControlBench;
  let clock: FakeClock;

  beforeEach(async () => {
    bench = await ControlBench.start();
    ({ clock } = bench);
  });
  afterEach(() => bench.stop());

  const request = (method: string, path: string, body?: unknown) => bench.request(method, `/${path}`, body);
  const post = (path: string, body?: unknown) => request('POST', path, body);
  const open = (id: string) => bench.open(id);
  const simulator = (...given: Parameters<ControlBench['simulator']>) => bench.simulator(...given);

  it('lets a customer call a queue, and shows the call as it goes', async () => {
    const desk = await open('1001');
    await desk.ready();
    const data = { order: '42', tier: { level: 'gold' } };
    expect(await post('calls', { queue: 'support', from: '+15550100', name: 'Ada', data })).toEqual({
      status: 201,
      body: { id: 'c1' },
    });
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ from: '+15550100', data });
    expect(await post('calls/c1/answer')).toMatchObject({ status: 409, body: { details: { state: 'dialing' } } });
    await desk.session.answer(call.ref);

    expect(await post('calls/c1/dtmf', { digits: '1#' })).toMatchObject({ status: 200, body: { state: 'talking' } });
    expect(await post('calls/c1/hold')).toMatchObject({ status: 200 });
    expect((await desk.has('connected')).conversation.parties[0]?.state).toBe('held');
    expect(await post('calls/c1/hold', { on: true })).toMatchObject({ status: 409 });
    expect(await post('calls/c1/hold')).toMatchObject({ status: 200 });
    await desk.session.dtmf(call.ref, '9');
    expect((await request('GET', 'calls')).body).toMatchObject([
      {
        id: 'c1',
        state: 'talking',
        direction: 'inbound',
        queue: 'support',
        legs: [
          { address: '+15550100', name: 'Ada', state: 'connected', digits: '9', hears: 'party' },
          { address: '1001', agent: '1001', state: 'connected', digits: '1#' },
        ],
      },
    ]);

    expect(await post('calls/c1/hangup')).toMatchObject({ status: 200, body: { state: 'ended' } });
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'remote' } });
    expect(await post('calls/c1/hangup')).toMatchObject({ status: 409 });
    expect((await request('GET', 'calls')).body).toMatchObject([
      { id: 'c1', state: 'ended', cause: { code: 'released' } },
    ]);
  });

  it('lets the customer answer, or refuse, what an agent dials', async () => {
    const desk = await open('1001');
    await desk.session.dial(desk.channel.id, '+15550123');
    await clock.advance(500);
    expect(await post('calls/c1/answer')).toMatchObject({ status: 200, body: { state: 'talking' } });
    const call = await desk.has('connected');
    await post('calls/c1/hangup');
    await desk.ended(call);
    const ref = await desk.session.dial(desk.channel.id, '+15550123');
    await clock.advance(500);
    await post('calls/c2/hangup');
    expect(await desk.ended({ ref })).toEqual({ code: 'rejected', by: { kind: 'remote' } });
  });

  it('lets a customer call an agent, with a behaviour', async () => {
    const desk = await open('1001');
    await desk.ready();
    const behaviour = { hangupAfterRing: 100 };
    expect(await post('calls', { agent: '1001', from: '+1', behaviour })).toMatchObject({ status: 201 });
    await clock.advance(300);
    const call = await desk.has('alerting');
    await clock.advance(100);
    expect(await desk.ended(call)).toMatchObject({ code: 'abandoned' });
  });

  it.each([
    ['calls', undefined, ['queue', 'from']],
    ['calls', { from: '+1' }, ['queue']],
    ['calls', { queue: 'support', agent: '1001', from: '+1' }, ['queue']],
    ['calls', { queue: 'support' }, ['from']],
    ['calls', { queue: 'support', from: 'a b' }, ['from']],
    ['calls', { queue: 7, from: '+1' }, ['queue']],
    ['calls', { queue: 'support', from: '+1', data: { n: 1 } }, ['data']],
    ['calls', { queue: 'support', from: '+1', behaviour: { patience: -1 } }, ['behaviour.patience']],
    ['calls', { queue: 'support', from: '+1', behaviour: { mood: 'bad' } }, ['behaviour.mood']],
    ['calls', { queue: 'support', from: '+1', behaviour: 'bad' }, ['behaviour']],
    ['calls', { queue: 'support', from: '+1', extra: 1 }, ['extra']],
    ['calls/c1/dtmf', { digits: 'xyz' }, ['digits']],
    ['calls/c1/dtmf', undefined, ['digits']],
    ['calls/c1/hold', { on: 'yes' }, ['on']],
    ['faults', { fault: 'explode' }, ['fault']],
    ['faults', { fault: 'refuse', command: 'call.hold' }, ['command']],
    ['faults', { fault: 'refuse', times: 0 }, ['times']],
    ['link/down', { reason: 7 }, ['reason']],
    ['calls?service=a&service=b', { queue: 'support', from: '+1' }, ['service']],
  ])('%s %j: 400 with the problems', async (path, body, paths) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    const { problems } = answer.body as { problems: { path: string; problem: string }[] };
    expect(new Set(problems.map((one) => one.path))).toEqual(new Set(paths));
    expect(problems.every(({ problem }) => problem.length > 0)).toBe(true);
  });

  it.each([
    ['calls/c9/hangup', undefined],
    ['calls', { agent: 'nobody', from: '+1' }],
    ['calls', { queue: 'suport', from: '+1' }],
    ['calls?service=other', { queue: 'support', from: '+1' }],
    ['calls/c1/explode', undefined],
  ])('%s %j: 404', async (path, body) => {
    expect((await post(path, body)).status).toBe(404);
  });

  it('scripts faults, and forgets them', async () => {
    const desk = await open('1001');
    const fault = { fault: 'refuse', command: 'channel.ready', agent: '1001' };
    expect(await post('faults', fault)).toEqual({ status: 201, body: fault });
    await expect(desk.session.ready('tel')).rejects.toMatchObject({ details: { reason: 'refused' } });
    await post('faults', fault);
    expect((await request('DELETE', 'faults')).status).toBe(204);
    await desk.ready();
  });

  it('cuts the link and restores it', async () => {
    const desk = await open('1001');
    expect(await post('link/down', { reason: 'fire' })).toEqual({
      status: 200,
      body: { state: 'down', reason: 'fire' },
    });
    await expect(desk.session.read()).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE', message: 'fire' });
    expect(await post('link/up')).toEqual({ status: 200, body: { state: 'up' } });
    await desk.agrees();
  });

  it('lets each party of a call be worked by its own leg, also an agent’s device', async () => {
    const desk = await open('1001');
    await desk.ready();
    await post('calls', { queue: 'support', from: '+1' });
    const call = await desk.has('alerting');
    const { legs } = ((await request('GET', 'calls')).body as { legs: { id: string; address: string }[] }[])[0] ?? {};
    const device = legs?.find(({ address }) => address === '1001')?.id;
    expect(await post(`legs/${device}/answer`)).toMatchObject({ status: 200, body: { state: 'talking' } });
    const consult = await desk.session.consult(call.ref, '+2');
    await clock.advance(300);
    const list = (await request('GET', 'calls')).body as { legs: { id: string; address: string }[] }[];
    const third = list.flatMap((one) => one.legs).find(({ address }) => address === '+2')?.id;
    expect(await post(`legs/${third}/busy`)).toMatchObject({ status: 200, body: { state: 'ended' } });
    expect(await desk.legEnded(consult)).toEqual({ code: 'busy', by: { kind: 'remote' } });
    expect(await post(`legs/${third}/unplug`)).toMatchObject({ status: 409 });
    expect(await post(`legs/${device}/unhold`)).toMatchObject({ status: 200 });
    expect(await post(`legs/${device}/dtmf`, { digits: '5' })).toMatchObject({ body: { legs: [{ digits: '5' }, {}] } });
    expect(await post(`legs/${device}/dtmf`, { digits: 'x' })).toMatchObject({ status: 400 });
    expect(await post(`legs/${device}/hold`)).toMatchObject({ status: 200 });
    expect(await post(`legs/${device}/hangup`)).toMatchObject({ status: 200, body: { state: 'ended' } });
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'agent' } });
    expect((await post('legs/v99/hangup')).status).toBe(404);
    expect((await post(`legs/${device}/constructor`)).status).toBe(404);
  });

  it('restarts the switch', async () => {
    const desk = await open('1001');
    expect(await post('restart', { delay: -1 })).toMatchObject({ status: 400 });
    expect(await post('restart')).toEqual({ status: 200, body: { state: 'up' } });
    expect((await desk.session.read()).channels).toMatchObject([{ login: 'inactive' }]);
    expect(await post('restart', { delay: 20 })).toMatchObject({ body: { state: 'down' } });
    await clock.advance(20);
    await desk.session.read();
  });

  it('is for the service that is named, the first one by default', async () => {
    simulator('second');
    await post('calls?service=second', { queue: 'support', from: '+2' });
    expect((await request('GET', 'calls')).body).toEqual([]);
    expect((await request('GET', 'calls?service=second')).body).toMatchObject([{ from: '+2' }]);
  });

  it('is not there in production, unless the option says so', async () => {
    simulator('live', {}, true);
    simulator('demo', { control: true }, true);
    simulator('closed', { control: false });
    const status = async (service: string) => (await post(`calls?service=${service}`, { nonsense: 1 })).status;
    expect([await status('live'), await status('demo'), await status('closed')]).toEqual([404, 400, 404]);
    expect((await request('GET', 'calls?service=live')).status).toBe(404);
    expect((await post('link/down?service=live')).status).toBe(404);
    expect((await post('faults?service=live', { fault: 'refuse' })).status).toBe(404);
  });

  it('pulls the plug of a telephone, and puts it back', async () => {
    const desk = await open('1001');
    expect(await post('devices/1001/unplug')).toMatchObject({ status: 200, body: { device: '1001', plugged: false } });
    expect(desk.channel).toMatchObject({ login: 'unavailable', device: { state: 'unregistered' } });
    expect(await post('devices/1001/plug')).toMatchObject({ status: 200, body: { device: '1001', plugged: true } });
    expect(desk.channel).toMatchObject({ login: 'active', device: { state: 'registered' } });
    expect(await post('devices/1001/shake')).toMatchObject({ status: 404 });
    expect(await post('devices/nowhere/plug')).toMatchObject({ status: 404 });
  });

  it('tells what the switch was asked and what became of it, where it keeps that', async () => {
    const traced = simulator('traced', { trace: 3 });
    await traced.start({ link: () => undefined });
    const desk = await Desk.open(traced, { id: '1001', name: 'Ada Agent', extension: '1001', queues: [] }, 1000);
    await desk.session.notReady('tel', 'lunch');
    await desk.session.dial('tel', 'nowhere').catch(() => undefined);
    const about = { agent: '1001', values: ['tel', 'lunch'], outcome: 'done' };
    const { body } = await request('GET', 'commands?service=traced');
    expect(body).toMatchObject([
      { command: 'session.snapshot' },
      { ...about, number: 3, command: 'channel.notready' },
      { number: 4, command: 'channel.dial', values: ['tel', 'nowhere'], outcome: 'refused' },
    ]);
    expect((await request('GET', 'commands?service=traced&after=3')).body).toMatchObject([{ number: 4 }]);
    expect((await request('GET', 'commands?service=traced&after=x')).status).toBe(400);
    simulator('silent', { trace: 0 });
    expect((await request('GET', 'commands?service=silent')).body).toEqual([]);
    await traced.stop();
  });
});
