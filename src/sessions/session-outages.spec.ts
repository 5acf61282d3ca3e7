import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact, type ScriptedSession } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { Session } from './session.js';

const never = () => new Promise<never>(() => undefined);

/** Reads that are answered when they are let go, with what the switch had when it was asked. */
function slowRead(cti: ScriptedSession): (() => void)[] {
  const gates: (() => void)[] = [];
  cti.read = () => {
    const made = cti.truth;
    return new Promise((resolve) => gates.push(() => resolve(made)));
  };
  return gates;
}

describe('a session while nobody knows what the switch does', () => {
  let bench: SessionBench;

  beforeEach(async () => {
    bench = await new SessionBench().up();
  });

  const one = (session: Session) =>
    session.model.interactions().map((i) => `${i.facts.id} ${i.state} ${i.byRole('primary')?.state}`);

  it('from the loss until everything is read nothing is allowed, and nothing is taken', async () => {
    const { session, router } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    const gates = slowRead(bench.cti);
    bench.provider.link({ state: 'up' });
    await expect(bench.command(session, 'channel.ready', 'tel')).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE' });
    const channel = { endpoint: 'chat@here', type: 'Chat' };
    await expect(bench.command(session, 'session.addchannel', '', { channel })).rejects.toMatchObject({
      code: 'CTI_UNAVAILABLE',
    });
    const target = session.target;
    const snapshot = await router.execute({ command: 'session.snapshot', target, data: {} });
    expect(snapshot.data).toMatchObject({ session: { degraded: true, channels: [{ allowed: [] }] } });
    for (const open of gates) open();
    await bench.clock.advance(0);
    expect(bench.events.at(-1)).toMatchObject({ name: 'session.restored', data: { session: { degraded: false } } });
    await bench.command(session, 'channel.ready', 'tel');
  });

  it('a second loss in the moment of the answer: what was read counts no more', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    const gates = slowRead(bench.cti);
    bench.provider.link({ state: 'up' });
    gates[0]?.();
    bench.provider.link({ state: 'down', reason: 'x' });
    await bench.clock.advance(0);
    expect(one(session)).toEqual(['c1 STARTED unknown']);
    expect(bench.told().some((name) => name.includes('restored'))).toBe(false);
  });

  it('a second loss before everything was read: what was reported since is unknown again', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.cti.behave = (m) => (m === 'read' ? never() : Promise.resolve());
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(7_000);
    bench.says([contact('c1', 'held')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    expect(one(session)).toEqual(['c1 STARTED unknown']);
    expect(bench.events.at(-1)?.data['conversation']).toMatchObject({ state: 'unknown', allowed: [] });
  });

  it('a call that was answered and ended during an outage leaves its work to complete', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'alerting')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'connected', { conversations: [] })] };
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    expect(one(session)).toEqual(['c1 ENDED undefined']);
    await bench.command(session, 'interaction.complete', 'tel.i1');
    expect(one(session)).toEqual([]);
  });

  it('a call whose answer was never reported leaves its work to complete, once it is read', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'alerting')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    expect(one(session)).toEqual([]);
    await session.cti.refresh();
    expect(one(session)).toEqual(['c1 ENDED undefined']);
    const { truth } = bench.cti;
    await bench.command(session, 'interaction.complete', 'tel.i2');
    bench.cti.truth = truth;
    await session.cti.refresh();
    expect(one(session)).toEqual([]);
  });

  it('whose process is about to go works on until it is let go, unless the link is lost meanwhile', async () => {
    const { session } = await bench.started();
    bench.registry.announceStop();
    await bench.command(session, 'channel.ready', 'tel');
    for (const link of [{ state: 'down', reason: 'x' }, { state: 'up' }] as const) {
      bench.provider.link(link);
      await expect(bench.command(session, 'channel.notready', 'tel')).rejects.toMatchObject({
        code: 'CTI_UNAVAILABLE',
      });
    }
  });
});
