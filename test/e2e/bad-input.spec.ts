import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMAND_TABLE } from '../../src/protocol/command-table.js';
import { FAILURE_CODES } from '../../src/protocol/failure-code.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { deliberatelyBad } from '../support/wire/watch-wire.js';
import { RawSocket } from '../support/raw-socket.js';

/** JSON text of that many arrays, one inside the other. */
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('whatever is sent is answered once', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    processor = await Processor.start({});
  });

  afterAll(() => processor.stop());

  beforeEach(async () => {
    desktop = await processor.desktop();
  });

  // Nothing of it harmed the process: the same socket still gets an answer of success.
  afterEach(async () => {
    succeeded(await desktop.send({ command: 'getServices' }));
    desktop.close();
  });

  it.each([
    ['null', null],
    ['a string', 'getServices'],
    ['a number', 7],
    ['true', true],
    ['an empty array', []],
    ['an array of a command', [{ command: 'getServices' }]],
    ['an empty object', {}],
    ['no command', { id: 'a', data: {} }],
    ['a command that is no text', { command: 7 }],
    ['an empty command', { command: '' }],
    ['an id that is no text', { command: 'getServices', id: 7 }],
    ['an id that is too long', { command: 'getServices', id: 'x'.repeat(65) }],
    ['data that is a text', { command: 'getServices', data: 'x' }],
    ['data that is an array', { command: 'getServices', data: [] }],
    ['a target with a space', { command: 'session.start', target: 'a b' }],
    ['a target of five', { command: 'session.start', target: 'a.b.c.d.e' }],
    ['no target', { command: 'session.start' }],
    ['an agent id with a dot', { command: 'prepareSession', data: { agent: { id: 'a.b', password: 'x' } } }],
    ['no agent', { command: 'prepareSession', data: {} }],
    ['an agent that is a list', { command: 'prepareSession', data: { agent: [{ id: '1001', password: 'demo' }] } }],
    [
      'an override that is a text',
      { command: 'prepareSession', data: { override: 'yes', agent: { id: '1', password: '' } } },
    ],
    ['a resource with a dot', { command: 'bindResource', data: { resource: 'a.b' } }],
    ['a lastSeq below zero', { command: 'bindResource', data: { resource: 'a', lastSeq: -1 } }],
    ['300 kB of text', { command: 'getServices', data: { type: 'x'.repeat(300_000) } }],
    [
      '300 kB of keys',
      {
        command: 'getServices',
        data: Object.fromEntries(Array.from({ length: 4_500 }, (_, n) => [`${'k'.repeat(56)}${n}`, 1])),
      },
    ],
    ['binary data', { command: 'getServices', data: { type: Buffer.from('x') } }],
  ])('%s is INVALID_MESSAGE', async (_, message) => {
    const answer = await desktop.sendBad(message);
    expect(answer).toMatchObject({ result: 'failure', failure: { code: 'INVALID_MESSAGE', retryable: false } });
    expect(answer.failure?.details?.['problems']).not.toHaveLength(0);
    expect(answer.failure).not.toHaveProperty('context');
  });

  it.each([
    ['10,000 levels', `{"command":"getServices","data":{"deep":${nested(10_000)}}}`],
    ['10,000 levels and nothing else', nested(10_000)],
    ['150,000 levels', nested(150_000)],
    ['33 levels', nested(33)],
    ['a prototype', '{"command":"prepareSession","data":{"__proto__":{"agent":{"id":"1001","password":"demo"}}}}'],
  ])('%s, which no client library would send, is INVALID_MESSAGE', async (_, json) => {
    const raw = await RawSocket.connect(processor.url);
    expect(await raw.command(json)).toMatchObject({ result: 'failure', failure: { code: 'INVALID_MESSAGE' } });
    expect(await raw.command('{"command":"getServices"}')).toMatchObject({ result: 'success' });
    raw.close();
  });

  it.each([
    ['no JSON', '42["command",{"command":'],
    ['a message without anything', '4'],
    ['an unknown type', '49["x"]'],
    ['no list', '42{"command":1}'],
    ['a name that is reserved', '42["connect"]'],
    ['joining a second time', '40'],
    ['joining with too much', `40/x,{"auth":"${'x'.repeat(5_000)}"}`],
    ['an acknowledgement', '430["x"]'],
    ['an error', '44{"message":"x"}'],
    ['an acknowledgement with attachments', '461-["x"]'],
    ['too many attachments', '4511-["command"]'],
    ['text instead of an attachment', '451-["command",{"_placeholder":true,"num":0}]', '42["command"]'],
    ['an acknowledgement number that is too long', `42${'1'.repeat(16)}["command"]`],
    ['a namespace that is too long', `42/${'x'.repeat(100)},["command"]`],
    ['a namespace that was not joined', '42/x,["command"]'],
    ['a frame that is too large', '42["command",{}]'.padEnd(400_000)],
    ['a ping of Engine.IO', '2'],
    ['an unknown type of Engine.IO', 'x'],
  ])('%s costs its sender the connection, and nobody else', async (_, ...frames) => {
    const raw = await RawSocket.connect(processor.url);
    for (const frame of frames) raw.send(frame);
    await raw.ended();
  });

  it.each(['nonsense', 'constructor', '__proto__', 'toString', 'session.', 'GETSERVICES'])(
    'the command %s is UNKNOWN_COMMAND',
    async (command) => {
      const answer = await desktop.sendBad({ command, id: 'mine' });
      expect(answer).toEqual({
        command,
        id: 'mine',
        result: 'failure',
        failure: { code: 'UNKNOWN_COMMAND', message: expect.any(String), retryable: false },
        original: { command, id: 'mine' },
      });
    },
  );

  it('a command without a callback is answered by an event, exactly once', async () => {
    for (const message of [{ command: 'getServices', id: '1' }, { command: 'x', id: '2' }, null, 'text', undefined]) {
      deliberatelyBad(() => desktop.socket.emit('command', message));
    }
    deliberatelyBad(() => desktop.socket.emit('command'));
    await desktop.waitFor(() => desktop.responses.length >= 6 || undefined, 'six answers');
    succeeded(await desktop.send({ command: 'getServices' }));
    expect(desktop.responses.map((one) => one.failure?.code ?? one.result).sort()).toEqual([
      'INVALID_MESSAGE',
      'INVALID_MESSAGE',
      'INVALID_MESSAGE',
      'INVALID_MESSAGE',
      'UNKNOWN_COMMAND',
      'success',
    ]);
  });

  it('an event that is not of the wire is told so', async () => {
    const answer: unknown = await deliberatelyBad(() => desktop.socket.timeout(5_000).emitWithAck('getServices', {}));
    expect(answer).toMatchObject({ result: 'failure', failure: { code: 'UNKNOWN_COMMAND' } });
  });

  it('too many arguments are no command', async () => {
    const answer: unknown = await desktop.socket
      .timeout(5_000)
      .emitWithAck('command', { command: 'getServices' }, 'and more');
    expect(answer).toMatchObject({ failure: { code: 'INVALID_MESSAGE' } });
  });

  it('a flood is slowed down, and told when to come back', async () => {
    const flooding = await processor.desktop();
    const answers = await Promise.all(Array.from({ length: 400 }, () => flooding.send({ command: 'getServices' })));
    const refused = answers.filter((one) => one.result === 'failure');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ failure: { code: 'RATE_LIMITED', retryable: true } });
    const wait = Number(refused.at(-1)?.failure?.details?.['retryAfter']);
    expect(wait).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, wait));
    succeeded(await flooding.send({ command: 'getServices' }));
    // A token is enough: it is no window that has to be over.
    expect(wait).toBeLessThanOrEqual(10);
  });

  it('a flood of events that are not of the wire is slowed down as well', async () => {
    const flooding = await processor.desktop();
    const hello = () => deliberatelyBad(() => flooding.socket.timeout(15_000).emitWithAck('hello') as Promise<unknown>);
    const answers = await Promise.all(Array.from({ length: 400 }, hello));
    const limited = { result: 'failure', failure: expect.objectContaining({ code: 'RATE_LIMITED' }) };
    expect(answers).toContainEqual(expect.objectContaining(limited));
  });

  it('large commands at once are all answered, in their order', async () => {
    const large = { command: 'getServices', context: 'x'.repeat(250_000) };
    const order: number[] = [];
    const send = async (n: number) => {
      const answer = await desktop.send({ ...large, id: String(n) });
      order.push(Number(answer.id));
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => send(n)));
    expect(order).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it('any JSON at all gets one answer with a code of the list', async () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(COMMAND_TABLE)), fc.string());
    const message = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { command: name, id: fc.jsonValue(), target: fc.jsonValue(), data: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    const fresh = await processor.desktop();
    await fc.assert(
      fc.asyncProperty(message, async (raw) => {
        const answer = await fresh.sendBad(raw);
        if (answer.result === 'failure') expect(Object.keys(FAILURE_CODES)).toContain(answer.failure?.code);
        expect(answer.failure?.code).not.toBe('INTERNAL');
      }),
      { numRuns: 150 },
    );
  });
});
