import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk } from '../../src/conformance/desk.js';
import { eventually } from '../../src/conformance/eventually.js';
import { RemoteSimulatorProvider } from '../../src/cti/simulator/remote/instance/remote-simulator-provider.js';
import { RandomIds } from '../../src/runtime/random-ids.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { measured } from '../support/measured.js';
import { ProcessorProcess } from '../support/process.js';
import { Processor } from '../support/processor.js';
import { SwitchProcess } from '../support/switch-process.js';

const PATIENCE = 15_000;

describe('instances at a simulated switch that is a process of its own', () => {
  let sim: SwitchProcess;
  let processors: readonly Processor[] = [];

  beforeAll(async () => {
    sim = await SwitchProcess.start();
    const started = () => Processor.start({ SIMULATOR_URL: sim.url });
    processors = [await started(), await started()];
    for (const { url } of processors) await ready(url);
  });

  afterAll(async () => {
    for (const processor of processors) await processor.stop();
    expect(await sim.stop()).toBe(0);
  });

  const desk = async (instance: 0 | 1, agent: string) => {
    const desktop = await processors[instance]?.desktop();
    if (!desktop) throw new Error('no such instance');
    await desktop.signIn(agent);
    succeeded(await desktop.command('channel.ready', 'tel'));
    return desktop;
  };

  it('see the same calls, and have no control of their own', async () => {
    const [first, second] = [await desk(0, '1001'), await desk(1, '1002')];
    succeeded(await first.command('channel.dial', 'tel', { to: '1002' }));
    await conversation(second, 'alerting');
    succeeded(await second.command('conversation.answer', 'tel.i1.v1'));
    await conversation(first, 'connected');
    expect(await sim.control('GET', 'calls')).toHaveLength(1);
    succeeded(await second.command('conversation.release', 'tel.i1.v1'));
    await first.until(({ name }) => name === 'interaction.ended', 'the end');
    await expect(processors[0]?.simulator('GET', 'calls')).rejects.toThrow('404');
    await ready(sim.url);
    for (const one of [first, second]) succeeded(await one.command('session.logout'));
  });

  it('go on after a cut of the link, with the call that goes on', async () => {
    const desktop = await desk(0, '1003');
    await sim.control('POST', 'calls', { agent: '1003', from: '+15550100' });
    await conversation(desktop, 'alerting');
    succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
    const cut = performance.now();
    await sim.control('POST', 'link/down', { reason: 'cut by a test' });
    const degraded = await desktop.until(({ name }) => name === 'session.degraded', 'session.degraded');
    measured('the link to the switch: session.degraded', performance.now() - cut);
    expect(JSON.stringify(degraded)).toContain('cut by a test');
    await sim.control('POST', 'link/up');
    const mended = performance.now();
    const from = desktop.events.length;
    await desktop.until(({ name }) => name === 'session.restored', 'session.restored');
    measured('the link to the switch is back: session.restored', performance.now() - mended);
    succeeded(await desktop.command('conversation.hold', 'tel.i1.v1'));
    await conversation(desktop, 'held', from);
  });

  it('notice a switch that is silent, and one that speaks again', async () => {
    const desktop = await desk(0, '1006');
    sim.signal('SIGSTOP');
    const silent = performance.now();
    await desktop.until(({ name }) => name === 'session.degraded', 'session.degraded');
    measured('a switch that is silent: session.degraded', performance.now() - silent);
    sim.signal('SIGCONT');
    await desktop.until(({ name }) => name === 'session.restored', 'session.restored');
    succeeded(await desktop.command('channel.notready', 'tel'));
    succeeded(await desktop.command('session.logout'));
  });

  it('tell the truth after the switch was killed and is back', async () => {
    const desktop = await desk(1, '1004');
    await sim.control('POST', 'calls', { agent: '1004', from: '+15550101' });
    await conversation(desktop, 'alerting');
    succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
    await sim.kill();
    await desktop.until(({ name }) => name === 'session.degraded', 'session.degraded');
    await sim.startAgain();
    const back = performance.now();
    await desktop.until(({ name }) => name === 'session.restored', 'session.restored');
    measured('the switch dies and comes back: session.restored', performance.now() - back);
    await desktop.until(({ name }) => name === 'interaction.ended', 'the end of the call that died');
    succeeded(await desktop.command('channel.activate', 'tel', {}));
    succeeded(await desktop.command('channel.ready', 'tel'));
    const from = desktop.events.length;
    await sim.control('POST', 'calls', { agent: '1004', from: '+15550102' });
    await conversation(desktop, 'alerting', from);
  });

  it('leave an agent with the call at the switch when one is killed, for another one to find', async () => {
    const instance = ProcessorProcess.start({ PORT: '0', SIMULATOR_URL: sim.url });
    const url = await instance.url();
    await ready(url);
    const desktop = await (await Desktop.connect(url)).signIn('1005');
    succeeded(await desktop.command('channel.ready', 'tel'));
    await sim.control('POST', 'calls', { agent: '1005', from: '+15550103' });
    await conversation(desktop, 'alerting');
    succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
    instance.signal('SIGKILL');
    await instance.exit();
    desktop.close();
    const provider = await linked(sim.url);
    const agent = { id: '1005', extension: '1005', queues: ['support'] };
    const found = await Desk.open(provider, agent, PATIENCE);
    expect(found.calls).toMatchObject([{ conversation: { state: 'connected' } }]);
    expect(found.channel).toMatchObject({ login: 'active', agentState: 'busy' });
    for (const { ref } of found.calls) await found.session.hold(ref);
    await found.session.close();
    await provider.stop();
  });
});

async function ready(url: string): Promise<void> {
  const inService = async () => (await fetch(`${url}/health/ready`)).ok;
  await eventually(inService, PATIENCE, () => `${url} is ready`);
}

async function linked(url: string): Promise<RemoteSimulatorProvider> {
  const provider = new RemoteSimulatorProvider({ url, replyTimeout: 5_000 }, new SystemClock(), new RandomIds());
  await new Promise<void>((resolve) => {
    void provider.start({ link: ({ state }) => state === 'up' && resolve() });
  });
  return provider;
}

function conversation(desktop: Desktop, state: string, from = 0) {
  const fits = (event: { name?: string; data?: Record<string, Record<string, unknown>> }) =>
    event.name?.startsWith('conversation.') === true && event.data?.['conversation']?.['state'] === state;
  return desktop.until(fits, `conversation ${state}`, from);
}
