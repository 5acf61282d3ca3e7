import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, COLLEAGUE, PATIENCE_MS, type Instance } from './asterisk-bench.js';
import { SPARE_PHONE } from './asterisk-far-end.js';

const TEST_MS = 60_000;
const FURTHER: CtiAgent = { ...AGENT, extension: SPARE_PHONE };

describe('a further device, when a link, a process or a session ends', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const channel = (desk: Desk, id: string) => desk.recorder.facts.channels.find((one) => one.id === id);
  const states = (desk: Desk) =>
    desk.recorder.facts.channels.map(({ id, endpoint, login, agentState }) => [id, endpoint, login, agentState].join());
  const memberIs = (what: string, look: (member: Readonly<Record<string, string>> | undefined) => boolean) =>
    eventually(async () => look(await bench.member(FURTHER)), PATIENCE_MS, what);

  /** Signed in at both, ready at the further one, where a customer's call was answered. */
  async function talking(instance: Instance) {
    const desk = await bench.open(instance);
    const { channel: id } = await desk.session.addChannel(SPARE_PHONE, 'Telephony');
    await desk.session.activate(id, {});
    await desk.session.ready(id);
    const customer = await bench.farEnd.callQueue('+15550101');
    await desk.has('alerting');
    await bench.farEnd.device(FURTHER).answer();
    return { desk, id, customer, call: await desk.has('connected') };
  }

  const BOTH = ['tel,1001,active,notready', `tel2,${SPARE_PHONE},active,busy`];

  test('the link is cut and comes back: both are there, and the call', async () => {
    const instance = await bench.running();
    const { desk, id, customer, call } = await talking(instance);
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    // As if the switch did not keep its members.
    await bench.lab.server.cli(`queue remove member PJSIP/${SPARE_PHONE} from support`);
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    desk.recorder.startFrom(await desk.session.read());
    expect(states(desk)).toEqual(BOTH);
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await memberIs('a member again', (member) => member?.['Paused'] === '0');
    await customer.hangup();
    await desk.ended(call);
    await desk.complete(call);
    await desk.recorder.until(() => channel(desk, id)?.agentState === 'ready', 'ready');
    await memberIs('ready', (member) => member?.['Paused'] === '0');
  });

  test('the process ends: at the next one the agent has both, and the call', async () => {
    const first = await bench.running();
    const { id, customer, call } = await talking(first);
    await first.provider.stop();
    const desk = await bench.open(await bench.running());
    expect(states(desk)).toEqual(BOTH);
    const found = await desk.has('connected');
    expect(found.ref).toEqual(call.ref);
    expect(found.interaction.channel).toBe(id);
    await desk.session.hold(found.ref);
    await customer.hears('music');
    await desk.session.retrieve(found.ref);
    await customer.hears(SPARE_PHONE);
    await customer.hangup();
    await desk.ended(found);
    await desk.complete(found);
    await desk.recorder.until(() => channel(desk, id)?.agentState === 'ready', 'ready');
    await desk.session.close();
    expect([await bench.member(), await bench.member(FURTHER)]).toEqual([undefined, undefined]);
  });

  test('the process ends in the work after a call, and the next one leaves it to the agent', async () => {
    const first = await bench.running();
    const { desk: before, id, customer, call } = await talking(first);
    await customer.hangup();
    await before.ended(call);
    await memberIs('paused for work', (member) => member?.['PausedReason'] === 'ready after work');
    await first.provider.stop();
    const desk = await bench.open(await bench.running());
    expect(channel(desk, id)?.agentState).toBe('wrapup');
    expect(channel(desk, 'tel')?.agentState).toBe('notready');
    await desk.complete(call);
    await desk.recorder.until(() => channel(desk, id)?.agentState === 'ready', 'ready');
    await desk.session.disposeChannel(id);
    expect(await bench.member(FURTHER)).toBeUndefined();
  });

  test('another session of the agent has both, the calls and the work', async () => {
    const instance = await bench.running();
    const { desk: before, id, customer, call } = await talking(instance);
    const desk = await bench.open(instance);
    await before.recorder.until(() => before.recorder.closedBy, 'the first session to be closed');
    expect(states(desk)).toEqual(BOTH);
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await customer.hangup();
    await desk.ended(call);
    await desk.recorder.until(() => channel(desk, id)?.agentState === 'wrapup', 'wrapup');
    const third = await bench.open(instance);
    const { interactions } = await third.session.read();
    expect(interactions).toMatchObject([{ id: call.ref.interaction, channel: id, conversations: [] }]);
    await third.complete(call);
    await third.recorder.until(() => channel(third, id)?.agentState === 'ready', 'ready');
    expect(before.recorder.closedBy).toEqual({ code: 'override', by: { kind: 'agent' } });
  });

  test('another session of the agent begins at it: it is the first one then', async () => {
    const instance = await bench.running();
    const { customer, call } = await talking(instance);
    const desk = await bench.open(instance, FURTHER);
    expect(states(desk)).toEqual([`tel,${SPARE_PHONE},active,busy`, `tel2,${SPARE_PHONE},inactive,notready`]);
    expect(await bench.member()).toBeUndefined();
    const found = await desk.has('connected');
    expect(found.ref).toEqual(call.ref);
    expect(found.interaction.channel).toBe('tel');
    await customer.hangup();
    await desk.ended(found);
  });

  test('another session of the agent begins while it is activated: it is at work whole, or not at all', async () => {
    const instance = await bench.running();
    for (const first of ['activation', 'session'] as const) {
      const before = await bench.open(instance);
      const { channel: id } = await before.session.addChannel(SPARE_PHONE, 'Telephony');
      const activate = () => before.session.activate(id, {}).catch(() => undefined);
      const early = first === 'activation' ? activate() : undefined;
      const [desk] = await Promise.all([bench.open(instance), early ?? activate()]);
      const active = channel(desk, id)?.login === 'active';
      await memberIs(`a member: ${active}`, (member) => (member !== undefined) === active);
      await desk.agrees();
      await desk.session.close();
    }
  });

  test('another agent signs in at it: that one has it and its call, and the first agent keeps the rest', async () => {
    const instance = await bench.running();
    const { desk, id, customer, call } = await talking(instance);
    const other = await bench.open(instance, { ...COLLEAGUE, extension: SPARE_PHONE });
    expect(await desk.ended(call)).toEqual({ code: 'override', by: { kind: 'switch' } });
    expect(states(desk)).toEqual(['tel,1001,active,notready', `${id},${SPARE_PHONE},inactive,notready`]);
    expect(desk.recorder.closedBy).toBeUndefined();
    expect((await other.has('connected')).ref).toEqual(call.ref);
    expect(await bench.member(FURTHER)).toMatchObject({ Name: 'Agent Two' });
    await expect(desk.session.activate(id, {})).rejects.toMatchObject({ details: { reason: 'device-in-use' } });
    // Also the first agent's next session leaves it alone.
    const again = await bench.open(instance);
    expect(states(again)).toEqual(['tel,1001,active,notready', `${id},${SPARE_PHONE},inactive,notready`]);
    await customer.hears(SPARE_PHONE);
    await customer.hangup();
    await other.ended(call);
  });

  test('another agent signs in at the first one: nothing is left of the further one', async () => {
    const instance = await bench.running();
    const desk = await bench.open(instance);
    const { channel: id } = await desk.session.addChannel(SPARE_PHONE, 'Telephony');
    await desk.session.activate(id, {});
    const other = await bench.open(instance, { ...COLLEAGUE, extension: AGENT.extension });
    await desk.recorder.until(() => desk.recorder.closedBy, 'the session to be closed');
    expect(await bench.member(FURTHER)).toBeUndefined();
    expect(await bench.member()).toMatchObject({ Name: 'Agent Two' });
    expect(states(other)).toEqual(['tel,1001,active,notready']);
    await other.session.close();
    expect(states(await bench.open(instance))).toEqual(['tel,1001,active,notready']);
  });
});
