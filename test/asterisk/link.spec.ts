import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';
import { optionsFor } from './asterisk-under-test.js';

const TEST_MS = 60_000;

describe('the link to an Asterisk', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const memberIs = (what: string, look: (member: Readonly<Record<string, string>> | undefined) => boolean) =>
    eventually(async () => look(await bench.member()), PATIENCE_MS, what);

  test('says that a secret is wrong, without telling it, and keeps trying', async () => {
    const good = optionsFor(bench.lab.server) as { ami: object; ari: object };
    for (const half of ['ami', 'ari'] as const) {
      const options = { ...good, [half]: { ...good[half], secret: 'wrong-secret' } };
      const instance = await bench.launch(options);
      const link = await instance.linkIs('down');
      expect(JSON.stringify(link)).toContain(`refused the ${half.toUpperCase()} user`);
      expect(JSON.stringify(instance.links)).not.toContain('wrong-secret');
      await instance.provider.stop();
    }
  });

  for (const right of ['system', 'call', 'agent']) {
    test(`says that the AMI user may not what it needs: ${right}`, async () => {
      const ami = { ...(bench.options['ami'] as object), user: `no-${right}` };
      const instance = await bench.launch({ ...bench.options, ami });
      expect(await instance.linkIs('down')).toMatchObject({ reason: `the AMI user lacks write = ${right}` });
    });
  }

  test('is up without a right of which not everything needs', async () => {
    const ami = { ...(bench.options['ami'] as object), user: 'no-originate' };
    const desk = await bench.open(await bench.running({ ...bench.options, ami }));
    await desk.ready();
  });

  test('says that nothing listens there, and is up as soon as something does', async () => {
    await bench.farEnd.cutLink();
    const instance = await bench.launch();
    expect(instance.links[0]).toMatchObject({ state: 'starting' });
    await instance.linkIs('down');
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
  });

  test('notices an open connection over which nothing comes any more', async () => {
    const instance = await bench.running({
      ...bench.options,
      timeouts: { action: 1_000, probe: 50, reconnectFirst: 20 },
    });
    bench.wire.ami.freeze();
    expect(await instance.linkIs('down')).toMatchObject({ reason: 'AMI does not answer' });
    await instance.linkIs('up');
    bench.wire.http.freeze();
    expect(await instance.linkIs('down')).toMatchObject({ reason: 'ARI does not answer' });
    await instance.linkIs('up');
  });

  test('goes down and comes back whole when one half alone is lost', async () => {
    const instance = await bench.running();
    const { desk, customer, call } = await bench.talk(instance);
    for (const half of [bench.wire.ami, bench.wire.http]) {
      half.cut();
      await instance.linkIs('down');
      half.mend();
      await instance.linkIs('up');
      desk.recorder.startFrom(await desk.session.read());
      await desk.has('connected');
    }
    await desk.session.hold(call.ref);
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears('1001');
    await customer.hangup();
    await desk.ended(call);
  });

  test('survives the death of the switch: agents are members again, with the pause they had', async () => {
    const instance = await bench.running();
    const { desk, call } = await bench.talk(instance);
    await bench.lab.server.kill();
    expect(JSON.stringify(await instance.linkIs('down'))).toMatch(/A[MR]I: /);
    await bench.farEnd.cutLink();
    await bench.lab.server.restart();
    // As if the switch did not keep its members.
    await bench.lab.server.cli('queue remove member PJSIP/1001 from support');
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    await bench.lab.phone('1001').start();
    const snapshot = await desk.session.read();
    expect(snapshot.interactions.flatMap(({ conversations }) => conversations)).toEqual([]);
    desk.recorder.startFrom(snapshot);
    await desk.is('wrapup');
    await memberIs('paused for work', (member) => member?.['Paused'] === '1');
    await desk.complete(call);
    await desk.is('ready');
    await memberIs('ready', (member) => member?.['Paused'] === '0');
    bench.lab.customer.forget();
  });

  test('makes up for a sign-off that had to wait for the link', async () => {
    const instance = await bench.running();
    const desk = await bench.open(instance);
    await desk.ready();
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    await desk.session.close();
    expect(await bench.member()).toMatchObject({ Paused: '0' });
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    await memberIs('gone', (member) => member === undefined);
  });

  test('finds after the outage what the phone did by itself during it', async () => {
    const instance = await bench.running();
    const { desk, customer } = await bench.talk(instance);
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    await bench.farEnd.device(AGENT).hold();
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    desk.recorder.startFrom(await desk.session.read());
    const call = await desk.has('held');
    await desk.session.retrieve(call.ref);
    await desk.has('connected');
    await customer.hangup();
    await desk.ended(call);
  });
});
