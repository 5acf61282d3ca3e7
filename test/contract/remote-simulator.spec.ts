import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { eventually } from '../../src/conformance/eventually.js';
import type { Desk } from '../../src/conformance/desk.js';
import { HostedSwitch } from '../support/hosted-switch.js';
import { RemoteInstance } from './remote-instance.js';

const OPTIONS = { dialSetup: 5, dialAnswer: 10, ringTimeout: 60_000 };

describe('several instances at one simulated switch', () => {
  let hosted: HostedSwitch;
  let first: RemoteInstance;
  let second: RemoteInstance;

  beforeEach(async () => {
    hosted = await HostedSwitch.start(OPTIONS);
    [first, second] = [await RemoteInstance.start(hosted.url), await RemoteInstance.start(hosted.url)];
  });

  afterEach(async () => {
    await first.stop();
    await second.stop();
    await hosted.stop();
  });

  const talking = async (instance: RemoteInstance, id: string): Promise<Desk> => {
    const desk = await instance.open(id);
    await desk.ready();
    hosted.simulator.sim.customers.callQueue('support', { from: '+1' });
    const { ref } = await desk.has('alerting');
    await desk.session.answer(ref);
    return desk;
  };

  const at = (id: string) => hosted.simulator.sim.agentList.find((agent) => agent.id === id);

  const cutAndMend = async () => {
    const since = [first.links.length, second.links.length] as const;
    hosted.simulator.link.down('cut by the test');
    await first.is('down');
    hosted.simulator.link.up();
    await Promise.all([first.isBack(since[0]), second.isBack(since[1])]);
  };

  it('find an agent as the one has left him that is stopping: state, call, further channels, what is not signed on', async () => {
    const desk = await talking(first, '1001');
    const { channel } = await desk.session.addChannel('1001', 'Chat');
    await desk.session.activate(channel, {});
    const before = await desk.session.read();
    await desk.session.close(true);
    const found = await second.open('1001');
    expect(await found.session.read()).toEqual(before);
    const idle = await first.open('1002');
    await idle.session.deactivate('tel');
    await idle.session.close(true);
    expect((await second.open('1002')).channel).toMatchObject({ login: 'inactive' });
  });

  it('find an agent as the one has left him whose link is lost, with the work after a call', async () => {
    const desk = await talking(first, '1001');
    for (const { ref } of desk.calls) await desk.session.release(ref);
    const before = await desk.session.read();
    expect(before.channels).toMatchObject([{ agentState: 'wrapup' }]);
    await first.stop();
    await eventually(
      () => at('1001')?.left,
      5_000,
      () => 'left at the switch',
    );
    const found = await second.open('1001');
    expect(await found.session.read()).toEqual(before);
    const [work] = before.interactions;
    await found.session.complete({ interaction: work?.id ?? '' });
    await found.is('ready');
  });

  it('sign an agent off who has logged out', async () => {
    const desk = await talking(first, '1001');
    await desk.session.close();
    expect(desk.recorder.reports.at(-1)?.channels).toMatchObject([{ login: 'inactive' }]);
    expect(at('1001')?.channels.size).toBe(0);
  });

  it('go on with their sessions after a cut, and make up for a sign-off', async () => {
    const [one, other] = [await talking(first, '1001'), await second.open('1002')];
    await other.ready();
    const since = [first.links.length, second.links.length] as const;
    hosted.simulator.link.down('cut by the test');
    await Promise.all([first.is('down'), second.is('down')]);
    expect(first.links.at(-1)).toEqual({ state: 'down', reason: 'cut by the test' });
    await expect(one.session.read()).rejects.toThrow('cut by the test');
    await other.session.close();
    hosted.simulator.link.up();
    await Promise.all([first.isBack(since[0]), second.isBack(since[1])]);
    expect((await one.session.read()).interactions).toMatchObject([{ conversations: [{ state: 'connected' }] }]);
    await eventually(
      () => at('1002')?.channels.size === 0,
      5_000,
      () => 'signed off',
    );
    for (const { ref } of one.calls) await one.session.hold(ref);
    await one.has('held');
  });

  it('tell a session that is over when another instance has taken the agent meanwhile', async () => {
    const [desk, idle] = [await first.open('1001'), await first.open('1002')];
    await cutAndMend();
    expect(desk.recorder.closedBy).toBeUndefined();
    await second.open('1001');
    await eventually(
      () => desk.recorder.closedBy,
      5_000,
      () => 'closed',
    );
    expect(desk.recorder.closedBy).toMatchObject({ code: 'override' });
    await expect(desk.session.read()).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    // One that is over signs nobody off.
    await desk.session.close();
    expect(at('1001')?.channels.size).toBe(1);
    expect(idle.recorder.closedBy).toBeUndefined();
  });

  it('find agents signed off, and other ids, at another life of the switch', async () => {
    const desk = await talking(first, '1001');
    const [call] = desk.calls;
    const [since, port] = [first.links.length, Number(new URL(hosted.url).port)];
    await hosted.stop();
    await first.is('down');
    hosted = await HostedSwitch.start(OPTIONS, port);
    await first.isBack(since);
    const now = await desk.session.read();
    expect(now).toMatchObject({
      channels: [{ id: 'tel', login: 'inactive', agentState: 'notready' }],
      interactions: [],
    });
    desk.recorder.startFrom(now);
    await desk.session.activate('tel', {});
    await desk.session.ready('tel');
    hosted.simulator.sim.customers.callQueue('support', { from: '+1' });
    const again = await desk.has('alerting');
    expect(again.ref.interaction).not.toBe(call?.ref.interaction);
  });

  it('lose an answer that the script loses, and say so', async () => {
    const desk = await first.open('1001');
    hosted.simulator.faults.add({ fault: 'loseReply', command: 'channel.ready' });
    await expect(desk.session.ready('tel')).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    expect((await desk.session.read()).channels).toMatchObject([{ agentState: 'ready' }]);
  });

  it('see the directory, and how it changes', async () => {
    const told: unknown[] = [];
    second.provider.directory.watch((report) => told.push(report));
    const desk = await first.open('1001');
    await desk.ready();
    await eventually(
      () => JSON.stringify(told.at(-1)).includes('"presence":"ready"'),
      5_000,
      () => JSON.stringify(told),
    );
    expect(await second.provider.directory.list()).toEqual(await first.provider.directory.list());
  });
});

describe('a stranger at the simulated switch', () => {
  let hosted: HostedSwitch;
  let instance: RemoteInstance;
  let desk: Desk;

  beforeEach(async () => {
    hosted = await HostedSwitch.start(OPTIONS);
    instance = await RemoteInstance.start(hosted.url);
    desk = await instance.open('1001');
  });

  afterEach(async () => {
    expect((await desk.session.read()).channels).toMatchObject([{ login: 'active' }]);
    expect(instance.links).toHaveLength(2);
    await instance.stop();
    await hosted.stop();
  });

  const connect = (path = '/link', headers: Record<string, string> = {}) =>
    new WebSocket(`${hosted.url.replace('http', 'ws')}${path}`, { headers });

  const closedBy = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  const ask = (id: number, more: object) => JSON.stringify({ kind: 'ask', id, ...more });

  it.each([
    ['no JSON', '{'],
    ['no map', '[]'],
    ['an unknown kind', '{"kind":"__proto__","id":1}'],
    ['an unknown topic', '{"kind":"ask","id":1,"topic":"constructor"}'],
    ['an id that is none', '{"kind":"abort","id":"1"}'],
    ['a request that is none', ask(1, { topic: 'open', key: 'k', request: { agent: null } })],
    ['a method that is none', ask(1, { topic: 'command', key: 'k', method: 'toString', values: [] })],
    ['many levels', ask(1, { topic: 'list', more: JSON.parse('['.repeat(100) + ']'.repeat(100)) })],
    ['a large frame', ask(1, { topic: 'list', more: 'x'.repeat(300_000) })],
  ])('who says %s is cut off', async (_, frame) => {
    const socket = connect();
    const closed = closedBy(socket);
    socket.on('open', () => socket.send(frame));
    expect([1008, 1009]).toContain(await closed);
  });

  it('who sends values of the wrong kind is refused', async () => {
    const socket = connect();
    const answers: { id?: number }[] = [];
    socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString('utf8')) as { id?: number }));
    const answer = (id: number) =>
      eventually(
        () => answers.find((one) => one.id === id),
        5_000,
        () => `answer ${id}`,
      );
    await new Promise((resolve) => socket.once('open', resolve));
    const agent = { id: '1009', extension: '1009', queues: [] };
    const model = { channelTypes: ['Telephony'], maxInteractions: 1, offerWhileNotReady: true, wrapUp: 'none' };
    socket.send(ask(1, { topic: 'open', key: 'k', request: { agent, model } }));
    expect(await answer(1)).toMatchObject({ kind: 'answer' });
    for (const [index, [method, values]] of [
      ['ready', [1]],
      ['dial', ['tel', { to: 1 }]],
      ['setData', [{ interaction: {} }, null]],
      ['hold', []],
      ['transfer', [{ interaction: 'i', conversation: 'v' }, '1', 'signal']],
      ['read', ['more']],
    ].entries()) {
      socket.send(ask(index + 2, { topic: 'command', key: 'k', method, values }));
      expect(await answer(index + 2)).toMatchObject({ kind: 'refusal', error: { code: 'CTI_REJECTED' } });
    }
    socket.terminate();
  });

  it.each([
    ['/elsewhere', {}],
    ['/link', { origin: 'http://evil.example' }],
    ['/link', { host: 'evil.example' }],
    ['//', {}],
  ])('at %s with %j is not let in', async (path, headers) => {
    const socket = connect(path, headers);
    socket.on('error', () => undefined);
    expect(await closedBy(socket)).toBe(1006);
  });
});
