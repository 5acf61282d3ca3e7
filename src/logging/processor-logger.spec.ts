import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LogFormat, LogLevelName } from '../config/log.config.js';
import { ProcessorLogger } from './processor-logger.js';

let out: string[];
let err: string[];
beforeEach(() => {
  out = [];
  err = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(String(chunk)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => err.push(String(chunk)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  Logger.overrideLogger(false);
});

const logger = (format: LogFormat, level: LogLevelName = 'debug') => new ProcessorLogger({ format, level });
const entries = (chunks: string[]): Record<string, unknown>[] =>
  chunks
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('ProcessorLogger', () => {
  it.each<[LogLevelName, string[]]>([
    ['error', ['fatal', 'error']],
    ['warn', ['fatal', 'error', 'warn']],
    ['info', ['fatal', 'error', 'warn', 'info']],
    ['debug', ['fatal', 'error', 'warn', 'info', 'debug', 'debug']],
  ])('at %s writes %j', (level, written) => {
    const log = logger('json', level);
    for (const method of ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const) log[method]('x', 'Context');
    expect(
      [...entries(err), ...entries(out.length > 0 ? out : ['null'])].flatMap((one) => one?.['level'] ?? []),
    ).toEqual(written);
  });

  it('is what every Logger of Nest writes through', () => {
    Logger.overrideLogger(logger('json'));
    new Logger('Registry').warn('link down', { service: 'a' });
    expect(entries(out)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'warn',
        pid: process.pid,
        message: 'link down',
        context: 'Registry',
        service: 'a',
      },
    ]);
  });

  it('as JSON tells errors with their stacks and causes in one line', () => {
    const cause = new Error('the reason');
    logger('json').error('failed', new Error('it broke', { cause }), 'Gateway');
    const [entry] = entries(err);
    expect(entry).toMatchObject({
      level: 'error',
      message: 'failed',
      context: 'Gateway',
      error: {
        message: 'it broke',
        stack: expect.stringContaining('processor-logger.spec'),
        cause: { message: 'the reason' },
      },
    });
    expect(err.join('').match(/\n/g)).toHaveLength(1);
  });

  it('as text writes time, level, context, message and fields in one line', () => {
    logger('text').log('call ended', { id: 'i1', cause: 'released' }, 'Session');
    expect(out.join('')).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO {2}\[Session\] call ended id=i1 cause=released\n$/,
    );
  });

  it('as text puts stacks below the entry, indented', () => {
    logger('text').error('failed', 'Error: it broke\n    at here (file.ts:1:1)', 'Gateway');
    logger('text').error(new Error('it broke\n2026-01-01T00:00:00.000Z INFO  [Login] forged'), 'Gateway');
    const lines = err.join('').trimEnd().split('\n');
    const starts = lines.filter((line) => /^\S/.test(line));
    expect(starts).toHaveLength(2);
    expect(lines.filter((line) => line.includes('at here'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('spec'))).not.toHaveLength(0);
  });

  it.each(['name\n2026 INFO forged', 'red \u001b[31m', 'back\b\b', 'new\u2028line', 'c1 \u009b31m'])(
    'as text keeps %j in one line and away from the terminal',
    (text) => {
      logger('text').warn(`hello ${text}`, { text }, `Context ${text}`);
      const written = out.join('');
      expect(written.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028]/u);
      expect(written.endsWith('\n')).toBe(true);
    },
  );
});

describe('the fields of a line', () => {
  const both = (fields: object) => {
    logger('json').log('told', fields);
    logger('text').log('told', fields);
    return { json: entries(out.slice(0, 1))[0], text: out[1]?.replace(/^.* told ?/, '').trimEnd() };
  };

  it('are the same as text and as JSON, and take nothing from the line itself', () => {
    const { json, text } = both({
      session: 's1',
      took: 3,
      reason: 'for "lunch"',
      none: undefined,
      level: 'mine',
      time: 1,
    });
    expect(json).toMatchObject({ level: 'info', message: 'told', session: 's1', took: 3, reason: 'for "lunch"' });
    expect(text).toContain('session=s1 took=3 reason="for \\"lunch\\""');
  });

  it('are one line, whatever is in them, and bounded', () => {
    const { json, text } = both({ agent: 'a b=c\n2026 INFO forged\u2028', long: 'x'.repeat(5000) });
    expect(String(json?.['long'])).toHaveLength(1001);
    expect(text).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(text).toContain('agent="a b=c');
  });

  it.each([
    ['show', '+4930123', '{"note":"ill"}'],
    ['hide', '[hidden]', '[hidden]'],
    ['hash', '#', '#'],
  ] as const)('that are personal are told as `%s` says', (personalData, to, data) => {
    const log = new ProcessorLogger({ format: 'json', level: 'info', personalData, personalDataKey: 'k'.repeat(16) });
    log.log('told', { personal: { to: '+4930123', data: { note: 'ill' }, none: undefined } });
    log.log('told', { personal: { to: '+4930123' } });
    const [first, second] = entries(out);
    expect(first).toMatchObject({ to: expect.stringContaining(to), data: expect.stringContaining(data) });
    expect(second?.['to']).toBe(first?.['to']);
    if (personalData !== 'show') expect(out.join('')).not.toMatch(/4930123|ill/);
  });
});

describe('redaction', () => {
  const secret = 'hunter2secret';
  const error = Object.assign(new Error('refused'), { token: secret, details: { password: secret } });
  const shared = { Authorization: secret };
  const circular: Record<string, unknown> = { secret };
  circular['self'] = circular;
  let deep: Record<string, unknown> = { password: secret };
  for (let level = 0; level < 5000; level++) deep = { deep };

  const cases: [string, unknown][] = [
    ['an object', { agent: { id: 'a', password: secret } }],
    ['any case of letters', { PassWord: secret, headers: shared }],
    ['lists', [{ token: secret }, [{ cookie: secret }]]],
    ['maps', new Map([['secret', secret]])],
    ['an error and what it carries', error],
    ['an error as a cause', new Error('outer', { cause: error })],
    ['an object in a circle', circular],
    ['the same object twice', { a: shared, b: shared }],
    ['more levels than a stack has', deep],
    ['a value that is an object itself', { secret: { value: secret } }],
  ];

  it.each(cases)('as JSON and as text masks secrets in %s', (_, value) => {
    for (const format of ['json', 'text'] as const) {
      logger(format).error(value, 'Context');
      logger(format).log('message', { value }, 'Context');
    }
    const written = [...out, ...err].join('');
    expect(written).not.toContain(secret);
    expect(written).toContain('[REDACTED]');
  });

  it('leaves the logged object as it was', () => {
    const value = { agent: { password: secret } };
    logger('json').log('message', { value });
    expect(value).toEqual({ agent: { password: secret } });
  });

  it('lets nothing personal pass for a field of its own, and shows no secret within it', () => {
    const given = {
      agent: '1001',
      personal: { agent: '1002', 'x agent=1003': 'y', data: { a: { Password: 'geheim' } } },
    };
    const log = new ProcessorLogger({ level: 'info', format: 'text', personalData: 'show' });
    log.log('command', given, 'Story');
    const [line = ''] = out;
    expect(line).toContain(' agent=1001 "x agent=1003"=y data=');
    expect(line).not.toContain('1002');
    expect(line).not.toContain('geheim');
  });

  it('escapes marks that turn the direction of writing', () => {
    logger('text').log('a\u202eb', 'Session');
    expect(out.join('')).toContain('a\\u202eb');
  });
});
