import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Happening } from '../../src/happenings/happening.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

type Told = Extract<Happening, { kind: 'command' | 'event' }>;

const [ONE, OTHER] = ['0af7651916cd43dd8448eb211c80319c', '4bf92f3577b34da6a3ce929d0e0e4736'];
const parent = (trace: string | undefined) => `00-${trace}-b7ad6b7169203331-01`;

describe('the trace of a command', () => {
  let processor: Processor;
  let desktop: Desktop;
  const told: Told[] = [];

  beforeAll(async () => {
    processor = await Processor.start();
    processor.happenings.watch((one) => {
      if (one.kind === 'command' || one.kind === 'event') told.push(one);
    });
    desktop = await (await processor.desktop()).signIn('1001');
  });

  beforeEach(() => void told.splice(0));

  afterAll(() => processor.stop());

  const asked = (command: string, more: object = {}, path = '.tel') =>
    desktop.send({ command, target: `${desktop.resource}${path}`, data: {}, ...more });
  const tracesOf = (kind: Told['kind']) => told.filter((one) => one.kind === kind).map(({ trace }) => trace);

  it('is the one that it names, and its events have it', async () => {
    succeeded(await asked('channel.ready', { traceparent: parent(ONE), tracestate: 'congo=t61rcWkgMzE' }));
    expect(tracesOf('command')).toEqual([ONE]);
    expect(new Set(tracesOf('event'))).toEqual(new Set([ONE]));
  });

  it('is one of its own where it names none, and another one each time', async () => {
    succeeded(await asked('channel.notready'));
    succeeded(await asked('channel.ready', { traceparent: null }));
    const [first, second] = tracesOf('command');
    expect([first, second]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(first).not.toBe(second);
    expect(new Set(tracesOf('event'))).toEqual(new Set([first, second]));
  });

  it.each([[7], [{ version: 0 }], ['no-trace'], [`ff${parent(ONE).slice(2)}`], [parent('0'.repeat(32))]])(
    'is one of its own where it names %j, which is no reason to refuse it',
    async (traceparent) => {
      succeeded(
        await desktop.sendBad({ command: 'session.snapshot', target: desktop.resource, traceparent, tracestate: [] }),
      );
      expect(tracesOf('command')).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
      expect(tracesOf('command')).not.toContain(ONE);
    },
  );

  it('is also that of a command that is refused, and of no other event', async () => {
    const refused = await asked('conversation.answer', { traceparent: parent(ONE) }, '.tel.i9.v1');
    expect(refused.failure?.code).toBe('UNKNOWN_TARGET');
    expect(tracesOf('command')).toEqual([ONE]);
    await processor.customerCalls('+15550100');
    await desktop.until(({ name }) => name === 'conversation.added', 'a call');
    expect(new Set(tracesOf('event'))).toEqual(new Set([undefined]));
  });

  it('is each command’s own where two are at work at once', async () => {
    const { target = '' } = await desktop.until(({ name }) => name === 'conversation.added', 'a call');
    const path = target.slice(desktop.resource.length);
    const [answered, data] = await Promise.all([
      asked('conversation.answer', { traceparent: parent(ONE) }, path),
      asked('channel.notready', { traceparent: parent(OTHER) }),
    ]);
    succeeded(answered);
    succeeded(data);
    const ofEvents = told.filter((one): one is Extract<Told, { kind: 'event' }> => one.kind === 'event');
    expect(ofEvents.map(({ cause, trace }) => [cause?.command, trace])).toEqual(
      ofEvents.map(({ cause }) => [cause?.command, cause?.command === 'conversation.answer' ? ONE : OTHER]),
    );
    expect(new Set(ofEvents.map(({ trace }) => trace))).toEqual(new Set([ONE, OTHER]));
  });

  it('is on no wire', async () => {
    expect(JSON.stringify([desktop.events, await asked('channel.ready', { traceparent: parent(ONE) })])).not.toContain(
      ONE,
    );
  });

  it('is that of the sign-in’s start and of the sign-off as well', async () => {
    const other = await (await processor.desktop()).signIn('1002');
    const started = told.find((one) => one.kind === 'event' && one.name === 'session.initialized')?.trace;
    expect(started).toBe(told.find((one) => one.kind === 'command' && one.command === 'session.start')?.trace);
    succeeded(await other.send({ command: 'session.logout', target: other.resource, traceparent: parent(OTHER) }));
    expect(told.slice(-2)).toMatchObject([
      { kind: 'event', name: 'session.ended', trace: OTHER },
      { kind: 'command', trace: OTHER, session: other.resource },
    ]);
  });
});
