import { beforeEach, describe, expect, it } from '@jest/globals';
import { clientMap } from '../../test/support/client-map.js';
import type { ReceivedEvent } from '../../test/support/desktop.js';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { SimulatedSession } from '../../test/support/simulated-session.js';
import type { Session } from './session.js';

const text = (length: number) => 'x'.repeat(length);

describe('what one session may have', () => {
  let bench: SessionBench;
  let session: Session;

  beforeEach(async () => {
    bench = await new SessionBench().up();
    ({ session } = await bench.started());
  });

  const ended = (id: string) => {
    bench.says([contact(id, 'connected')]);
    bench.says([contact(id, 'connected', { conversations: [] })]);
  };
  const waiting = () => session.model.interactions().map(({ facts }) => facts.id);

  it('completes the oldest of too many contacts that wait for it, by rule', async () => {
    for (let n = 1; n <= 22; n += 1) ended(`c${n}`);
    await bench.clock.advance(0);
    expect(waiting()).toEqual(Array.from({ length: 20 }, (_, n) => `c${n + 3}`));
    const removed = bench.events.filter(({ name }) => name === 'interaction.removed');
    expect(removed.map(({ target }) => target.split('.').at(-1))).toEqual(['i1', 'i2']);
    expect(removed[0]?.cause).toEqual({ code: 'completed', by: { kind: 'rule' } });
    expect(clientMap(bench.events as unknown as ReceivedEvent[]).size).toBe(1 + 20);
  });

  it('tries again where the switch does not take it', async () => {
    bench.cti.behave = (method) => (method === 'complete' ? Promise.reject(new Error('no')) : Promise.resolve());
    for (let n = 1; n <= 21; n += 1) ended(`c${n}`);
    await bench.clock.advance(0);
    expect(waiting()).toHaveLength(21);
    bench.cti.behave = () => Promise.resolve();
    await bench.clock.advance(5_000);
    expect(waiting()).toHaveLength(20);
  });

  it('shows whatever is live at the switch', () => {
    for (let n = 1; n <= 50; n += 1) bench.says([contact(`c${n}`, 'alerting')]);
    expect(session.model.interactions().filter((one) => one.live)).toHaveLength(50);
  });

  it('has twenty channels at most, also where they are asked for at once', async () => {
    const at = await new SimulatedSession().start();
    const add = (n: number) =>
      at.outcome('session.addchannel', '', { channel: { endpoint: `77${n}`, type: 'Telephony' } });
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, n) => add(n)));
    expect(outcomes.filter((one) => one === 'success')).toHaveLength(19);
    expect(outcomes.filter((one) => one === 'INVALID_STATE')).toHaveLength(11);
    expect(at.session.model.channels.size).toBe(20);
  });

  it('has no channel of a type that its call model does not have', async () => {
    const at = await new SimulatedSession().start();
    const channel = { endpoint: 'chat1', type: 'Chat' };
    expect(await at.outcome('session.addchannel', '', { channel })).toBe('INVALID_MESSAGE');
    expect(at.session.model.channels.size).toBe(1);
  });
});

describe('the data of one interaction', () => {
  let at: SimulatedSession;
  const setData = (data: object, path = 'tel.i1') => at.outcome('interaction.setdata', path, { data });

  beforeEach(async () => {
    at = await new SimulatedSession().start();
  });

  it('has a bound on the whole, whatever is added to it', async () => {
    await at.talks('5551');
    expect(await setData({ a: text(40_000) })).toBe('success');
    expect(await setData({ b: text(40_000) })).toBe('INVALID_MESSAGE');
    expect(await setData({ a: text(60_000) })).toBe('success');
    expect(await setData({ a: '', b: text(60_000) })).toBe('success');
    expect(await setData({ a: 'ж'.repeat(3_000) })).toBe('INVALID_MESSAGE');
  });

  it('names the bound', async () => {
    await at.talks('5551');
    const refused = at.done('interaction.setdata', 'tel.i1', { data: { a: text(70_000) } });
    const problem = "the interaction's data would have 70008 bytes; limits.dataBytes is 65536";
    await expect(refused).rejects.toMatchObject({ problems: [{ path: 'data.data', problem }] });
  });

  it('is not passed by two at once', async () => {
    await at.talks('5551');
    const both = [{ a: text(40_000) }, { b: text(40_000) }].map((data) => setData(data));
    expect(await Promise.all(both)).toEqual(['success', 'CONFLICT']);
  });

  it('is bounded for a call that is dialled too', async () => {
    const dial = (length: number) => at.outcome('channel.dial', 'tel', { to: '+15550100', data: { a: text(length) } });
    expect(await dial(70_000)).toBe('INVALID_MESSAGE');
    expect(await dial(60_000)).toBe('success');
  });

  it('may become smaller where the switch has brought more', async () => {
    at.simulator.sim.customers.callAgent('1001', { from: '5551', data: { a: text(100_000), b: text(50_000) } });
    await at.clock.advance(500);
    expect(at.session.model.interactions()).toHaveLength(1);
    expect(await setData({ b: text(50_001) })).toBe('INVALID_MESSAGE');
    expect(await setData({ b: '' })).toBe('success');
  });
});
