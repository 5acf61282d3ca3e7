import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMAND_TABLE } from '../../src/protocol/command-table.js';
import { FAILURE_CODES } from '../../src/protocol/failure-code.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
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
    ['5 MB of text', { command: 'getServices', data: { type: 'x'.repeat(5_000_000) } }],
    [
      '5 MB of keys',
      { command: 'getServices', data: Object.fromEntries(Array.from({ length: 400_000 }, (_, n) => [`k${n}`, 1])) },
    ],
    ['binary data', { command: 'getServices', data: { type: Buffer.from('x') } }],
  ])('%s is INVALID_MESSAGE', async (_, message) => {
    const answer = await desktop.send(message);
    expect(answer).toMatchObject({ result: 'failure', failure: { code: 'INVALID_MESSAGE', retryable: false } });
    expect(answer.failure?.details?.['problems']).not.toHaveLength(0);
    expect(answer.failure).not.toHaveProperty('context');
  });

  it.each([
    ['10,000 levels', `{"command":"getServices","data":{"deep":${nested(10_000)}}}`],
    ['10,000 levels and nothing else', nested(10_000)],
    ['a million levels', nested(1_000_000)],
    ['33 levels', nested(33)],
    ['a prototype', '{"command":"prepareSession","data":{"__proto__":{"agent":{"id":"1001","password":"demo"}}}}'],
  ])('%s, which no client library would send, is INVALID_MESSAGE', async (_, json) => {
    const raw = await RawSocket.connect(processor.url);
    expect(await raw.command(json)).toMatchObject({ result: 'failure', failure: { code: 'INVALID_MESSAGE' } });
    expect(await raw.command('{"command":"getServices"}')).toMatchObject({ result: 'success' });
    raw.close();
  });

  it.each([
    '42["command",{"command":',
    '4',
    '49["x"]',
    '451-["command",{"_placeholder":true,"num":0}]',
    '42["connect"]',
    'x',
  ])('a frame that is no Socket.IO (%j) costs its sender the connection, and nobody else', async (frame) => {
    const raw = await RawSocket.connect(processor.url);
    raw.send(frame);
    raw.close();
    await raw.ended();
  });

  it.each(['nonsense', 'constructor', '__proto__', 'toString', 'session.', 'GETSERVICES'])(
    'the command %s is UNKNOWN_COMMAND',
    async (command) => {
      const answer = await desktop.send({ command, id: 'mine' });
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
      desktop.socket.emit('command', message);
    }
    desktop.socket.emit('command');
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
    const answer: unknown = await desktop.socket.timeout(5_000).emitWithAck('getServices', {});
    expect(answer).toMatchObject({ result: 'failure', failure: { code: 'UNKNOWN_COMMAND' } });
  });

  it('too many arguments are no command', async () => {
    const answer: unknown = await desktop.socket
      .timeout(5_000)
      .emitWithAck('command', { command: 'getServices' }, 'and more');
    expect(answer).toMatchObject({ failure: { code: 'INVALID_MESSAGE' } });
  });

  it('a flood is slowed down, and told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => desktop.send({ command: 'getServices' })));
    const refused = answers.filter((one) => one.result === 'failure');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ failure: { code: 'RATE_LIMITED', retryable: true } });
    const wait = Number(refused.at(-1)?.failure?.details?.['retryAfter']);
    expect(wait).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, wait));
    succeeded(await desktop.send({ command: 'getServices' }));
  });

  it.each<[string, (to: Desktop) => Promise<unknown>]>([
    ['oversized commands', (to) => to.send({ command: 'getServices', context: 'x'.repeat(300_000) })],
    ['events that are not of the wire', (to) => to.socket.timeout(15_000).emitWithAck('hello')],
  ])('a flood of %s is slowed down as well', async (_, send) => {
    const flooding = await processor.desktop();
    const answers = await Promise.all(Array.from({ length: 400 }, () => send(flooding)));
    const limited = { result: 'failure', failure: expect.objectContaining({ code: 'RATE_LIMITED' }) };
    expect(answers).toContainEqual(expect.objectContaining(limited));
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
        const answer = await fresh.send(raw);
        if (answer.result === 'failure') expect(Object.keys(FAILURE_CODES)).toContain(answer.failure?.code);
        expect(answer.failure?.code).not.toBe('INTERNAL');
      }),
      { numRuns: 150 },
    );
  });
});
