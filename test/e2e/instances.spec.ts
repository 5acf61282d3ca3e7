import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

describe('a session of several instances', () => {
  const cluster = new Cluster();

  beforeAll(() => cluster.start(2), REDIS_START_MS);
  afterAll(() => cluster.stop());

  const tree = async (desktop: Desktop) => {
    const { data } = succeeded(await desktop.command('session.snapshot')) as { data?: { session?: object } };
    return data?.session;
  };
  const onCall = async (desktop: Desktop, agent: string) => {
    await desktop.signIn(agent);
    succeeded(await desktop.command('channel.ready', 'tel'));
    await cluster.switch.control('POST', 'calls', { agent, from: '+15550100' });
    await desktop.until(({ name }) => name === 'conversation.added', 'a call');
    succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
  };
  const numbers = ({ events }: Desktop) => events.map(({ seq }) => seq).filter((seq) => seq !== undefined);

  it('goes where its client goes, in the middle of a call that is held', async () => {
    const first = await cluster.desktop(cluster.at(0));
    await onCall(first, '1001');
    succeeded(await first.command('conversation.hold', 'tel.i1.v1'));
    const before = await tree(first);
    const moved = performance.now();
    const second = await cluster.goOn(cluster.at(1), first);
    measured('a client moves: bound at the new one', performance.now() - moved);
    await first.until(({ eventType }) => eventType === 'resourceUnbound', 'resourceUnbound');
    expect(await tree(second)).toEqual(before);
    succeeded(await second.command('conversation.retrieve', 'tel.i1.v1'));
    succeeded(await second.command('conversation.release', 'tel.i1.v1'));
    await second.until(({ name }) => name === 'interaction.ended', 'the end of the call');
    const all = [...numbers(first), ...numbers(second)];
    expect(all).toEqual(all.map((_, n) => n + 1));
    expect((await first.command('session.snapshot')).result).toBe('failure');
    succeeded(await second.command('session.logout'));
  });

  it('is one for each agent: whoever signs in elsewhere is asked, and the old one is told', async () => {
    const first = await cluster.desktop(cluster.at(0));
    await first.signIn('1002');
    const second = await cluster.desktop(cluster.at(1));
    const data = { model: '', override: false, agent: { id: '1002', password: 'demo' } };
    const asked = await second.send({ command: 'prepareSession', data });
    expect(asked).toMatchObject({ result: 'confirm', session: { bound: true, interactions: 0 } });
    const began = performance.now();
    await second.signIn('1002', 'demo', true);
    measured('a sign-in in place of one elsewhere: signed in', performance.now() - began);
    await first.until(({ name }) => name === 'session.ended', 'session.ended');
    succeeded(await second.command('session.logout'));
  });

  it('outlives its process: the same objects, numbers and calls at another instance, and no sign-in', async () => {
    const doomed = await cluster.add();
    const first = await cluster.desktop(doomed);
    await onCall(first, '1003');
    const before = await tree(first);
    doomed.process.signal('SIGKILL');
    const killed = performance.now();
    await doomed.process.exit();
    const second = await cluster.goOn(cluster.at(1), first);
    measured('an instance is killed: goes on elsewhere', performance.now() - killed);
    expect(await tree(second)).toEqual(before);
    succeeded(await second.command('conversation.hold', 'tel.i1.v1'));
    await second.until(({ name }) => name === 'conversation.statechanged', 'the hold');
    const all = [...numbers(first), ...numbers(second)];
    expect(all).toEqual(all.map((_, n) => n + 1));
  });

  it('is handed over when its instance is told to end', async () => {
    const leaving = await cluster.add();
    const first = await cluster.desktop(leaving);
    await onCall(first, '1005');
    const before = await tree(first);
    leaving.process.signal('SIGTERM');
    const told = performance.now();
    const unbound = await first.until(({ eventType }) => eventType === 'resourceUnbound', 'resourceUnbound');
    expect(unbound).toMatchObject({ cause: { code: 'shutdown' } });
    const second = await cluster.goOn(cluster.at(0), first);
    measured('an instance is told to end: goes on elsewhere', performance.now() - told);
    expect(await leaving.process.exit()).toBe(0);
    expect(await tree(second)).toEqual(before);
    expect(first.names()).not.toContain('session.ended');
    succeeded(await second.command('conversation.release', 'tel.i1.v1'));
  });

  it('waits for the next process, and its agent is offered nothing, where all instances are told to end', async () => {
    const going = cluster.living;
    const desktops = await Promise.all(going.map((one) => cluster.desktop(one)));
    await Promise.all(desktops.map((desktop, n) => desktop.signIn(`100${n + 6}`)));
    for (const desktop of desktops) succeeded(await desktop.command('channel.ready', 'tel'));
    const codes = await Promise.all(going.map((one) => cluster.retire(one)));
    expect(codes).toEqual(going.map(() => 0));
    const next = await cluster.add();
    for (const before of desktops) {
      const desktop = await cluster.goOn(next, before);
      const ready = await desktop.until(
        ({ name, data }) =>
          name === 'channel.statechanged' && (data?.['channel'] as { agentState?: string })?.agentState === 'ready',
        'ready again',
      );
      const all = [...numbers(before), ...numbers(desktop)];
      expect(all).toEqual(all.map((_, n) => n + 1));
      expect(desktop.events.find(({ name }) => name === 'channel.statechanged')).toMatchObject({
        cause: { code: 'clientlost' },
        data: { channel: { agentState: 'notready', reason: 'clientlost' } },
      });
      expect(ready).toMatchObject({ cause: { code: 'recovered' } });
    }
  });
});
