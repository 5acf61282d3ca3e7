import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { THIRD } from './asking.js';
import { AGENT, AsteriskBench, PATIENCE_MS, type Instance, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;
const NEW_BRIDGE = /^POST \/ari\/bridges\?/;
const CREATE = /^POST \/ari\/channels\/create/;

describe('a link that is lost right after a step', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const madeFor = async (number: string) =>
    (await bench.lab.leftovers()).channels.some((name) => name.startsWith(`Local/${number}@`));
  const goneFor = (number: string) =>
    eventually(async () => !(await madeFor(number)), PATIENCE_MS, `no channel made for ${number}`);

  /** Lets the switch carry out that step of what `run` does; the answer does not come any more. */
  const cutAfter = async (
    instance: Instance,
    step: RegExp,
    run: () => Promise<unknown>,
    done: () => Promise<boolean>,
  ) => {
    bench.wire.answers.lose((request) => step.test(request));
    const failed = run().then(
      () => Promise.reject(new Error('not cut')),
      () => undefined,
    );
    await eventually(done, PATIENCE_MS, `done: ${String(step)}`);
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    await failed;
  };
  const backAgain = async (instance: Instance, { desk }: Talk) => {
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    desk.recorder.startFrom(await desk.session.read());
  };

  test('leaves no channel of a transfer that nobody goes on with, and the call as it is', async () => {
    const instance = await bench.running();
    const talk = await bench.talk(instance);
    const { desk, customer, call } = talk;
    await cutAfter(
      instance,
      CREATE,
      () => desk.session.transfer(call.ref, THIRD),
      () => madeFor(THIRD),
    );
    await backAgain(instance, talk);
    await goneFor(THIRD);
    await desk.has('connected');
    await customer.hears(AGENT.extension);
    await customer.hangup();
    await desk.ended(call);
  });

  test('leaves no such channel for long where the process is gone as well', async () => {
    const timeouts = { ...(bench.options['timeouts'] as object), ring: 1_000, confirm: 1_000 };
    const instance = await bench.running({ ...bench.options, timeouts });
    const { desk, customer, call } = await bench.talk(instance);
    await cutAfter(
      instance,
      CREATE,
      () => desk.session.transfer(call.ref, THIRD),
      () => madeFor(THIRD),
    );
    await instance.provider.stop();
    await goneFor(THIRD);
    await customer.hears(AGENT.extension);
    await customer.hangup();
  });

  const anyBridge = async () => (await bench.lab.leftovers()).bridges.some((id) => id.startsWith('interaction-'));
  const noBridge = () => eventually(async () => !(await anyBridge()), PATIENCE_MS, 'no bridge of ours');

  test('leaves no empty bridge of a conference', async () => {
    const instance = await bench.running();
    const talk = await bench.talk(instance);
    const { desk, customer, call } = talk;
    await cutAfter(instance, NEW_BRIDGE, () => desk.session.conference(call.ref, THIRD), anyBridge);
    await backAgain(instance, talk);
    await noBridge();
    await desk.has('connected');
    await customer.hears(AGENT.extension);
    await customer.hangup();
    await desk.ended(call);
  });

  test('leaves none where the process is gone either: the next one takes it away', async () => {
    const instance = await bench.running();
    const { desk, customer, call } = await bench.talk(instance);
    await cutAfter(instance, NEW_BRIDGE, () => desk.session.conference(call.ref, THIRD), anyBridge);
    await instance.provider.stop();
    await bench.farEnd.restoreLink();
    await bench.running();
    await noBridge();
    await customer.hangup();
  });
});
