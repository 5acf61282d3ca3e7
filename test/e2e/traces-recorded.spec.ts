import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { SwitchProcess } from '../support/switch-process.js';
import { TraceCollector, type CollectedSpan } from '../support/trace-collector.js';

const [ONE, REFUSED, UNKNOWN] = [
  '0af7651916cd43dd8448eb211c80319c',
  '4bf92f3577b34da6a3ce929d0e0e4736',
  '11111111111111111111111111111111',
];
const CLIENT_SPAN = 'b7ad6b7169203331';

const told = ({ process, name, kind, status }: CollectedSpan) => [process, name, kind, status.message ?? ''];
const attributesOf = (span: CollectedSpan | undefined) =>
  Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, value.stringValue]));

describe('traces, where the operator has brought an SDK', () => {
  let collector: TraceCollector;
  let sim: SwitchProcess;
  let processor: ProcessorProcess;
  let desktop: Desktop;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    sim = await SwitchProcess.start(collector.environment('switch'));
    processor = ProcessorProcess.start({ PORT: '0', SIMULATOR_URL: sim.url, ...collector.environment('processor') });
    const url = await processor.url();
    await eventually('the link to the switch', async () => (await fetch(`${url}/health/ready`)).ok);
    desktop = await Desktop.connect(url);
    await desktop.signIn('1001');
  }, 120_000);

  afterAll(async () => {
    desktop.close();
    processor.signal('SIGTERM');
    expect(await processor.exit()).toBe(0);
    expect(await sim.stop()).toBe(0);
    await collector.stop();
  });

  const asked = (command: string, trace: string | undefined, path = '.tel', data = {}) =>
    desktop.send({
      command,
      target: `${desktop.resource}${path}`,
      data,
      traceparent: `00-${trace}-${CLIENT_SPAN}-01`,
      tracestate: 'congo=t61rcWkgMzE',
    });

  it('are one from the desktop’s span to the switch, through both processes', async () => {
    succeeded(await asked('channel.notready', ONE, '.tel', { reason: 'lunch' }));
    const spans = await collector.trace(ONE ?? '', 5);
    expect(spans.map(told)).toEqual([
      ['processor', 'channel.notready', 2, ''],
      ['processor', 'cti.notReady', 1, ''],
      ['processor', 'simulator command', 3, ''],
      ['switch', 'simulator command', 2, ''],
      ['switch', 'simulator channel.notready', 3, ''],
    ]);
    expect(spans.map(({ parentSpanId }) => parentSpanId)).toEqual([
      CLIENT_SPAN,
      ...spans.slice(0, -1).map(({ spanId }) => spanId),
    ]);
    expect(attributesOf(spans[0])).toEqual({
      'interaction_processor.result': 'success',
      'interaction_processor.service': 'InteractionProcessor',
      'session.id': desktop.resource,
    });
    expect((await sim.commands()).at(-1)).toMatchObject({ command: 'channel.notready', trace: ONE });
  });

  it('say where a command was refused, by codes', async () => {
    await sim.control('POST', 'faults', { fault: 'refuse', command: 'channel.ready' });
    expect((await asked('channel.ready', REFUSED)).failure?.code).toBe('CTI_REJECTED');
    const spans = await collector.trace(REFUSED ?? '', 9);
    expect(spans.slice(0, 5).map(told)).toEqual([
      ['processor', 'channel.ready', 2, 'CTI_REJECTED'],
      ['processor', 'cti.ready', 1, 'CTI_REJECTED'],
      ['processor', 'simulator command', 3, 'CTI_REJECTED'],
      ['switch', 'simulator command', 2, 'CTI_REJECTED'],
      ['switch', 'simulator channel.ready', 3, 'CTI_REJECTED'],
    ]);
    // What is true is read before it is answered.
    expect(spans.slice(5).map(({ name }) => name)).toEqual([
      'cti.read',
      'simulator command',
      'simulator command',
      'simulator session.snapshot',
    ]);
    expect((await asked('conversation.answer', UNKNOWN, '.tel.i9.v1')).failure?.code).toBe('UNKNOWN_TARGET');
    const [unknown, ...more] = await collector.trace(UNKNOWN ?? '', 1);
    expect([unknown?.status, attributesOf(unknown)['error.type'], more]).toEqual([
      { code: 2, message: 'UNKNOWN_TARGET' },
      'UNKNOWN_TARGET',
      [],
    ]);
  });

  it('are made for commands that bring none as well, and have nothing that is personal', async () => {
    succeeded(await desktop.command('session.logout'));
    const last = () => collector.spans.find(({ name }) => name === 'session.logout');
    await eventually('the last span', () => last() !== undefined);
    expect(last()?.parentSpanId ?? '').toBe('');
    const started = collector.spans.find(({ name }) => name === 'session.start');
    expect(started?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(collector.spans.map(({ name }) => name))).toContain('prepareSession');
    expect(JSON.stringify(collector.spans)).not.toMatch(/"1001"|demo|lunch|127\.0\.0\.1/);
  });
});
