import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desktop } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { Processor } from '../support/processor.js';
import { ConfigFile } from './config-file.js';
import { prepareRequest } from './prepare-request.js';

const SECRET = 'Tr0ub4dor-und-3';

/** Every way in which a password can be in a message. */
const WITH_SECRET: readonly (readonly [string, unknown])[] = [
  ['a wrong password', prepareRequest('1001', { agent: { id: '1001', password: SECRET } })],
  ['an unknown agent', prepareRequest('nobody', { agent: { id: 'nobody', password: SECRET } })],
  ['one too many', prepareRequest('1001', { agent: { id: '1001', password: SECRET } })],
  ['a bad id', prepareRequest('', { agent: { id: 'a.b', password: SECRET } })],
  ['in the place of the id', prepareRequest('', { agent: { id: `${SECRET}.`, password: 'x' } })],
  ['in the place of the agent', prepareRequest('', { agent: SECRET })],
  ['as the password of a list', prepareRequest('', { agent: { id: '1001', password: [SECRET] } })],
  ['in the model', prepareRequest('1003', { model: SECRET })],
  ['a misspelt command', { command: 'prepareSesion', data: { agent: { id: '1001', password: SECRET } } }],
  ['too deep', { command: 'prepareSession', data: nested(40, SECRET) }],
  ['beside a broken target', { command: 'prepareSession', target: null, data: { password: SECRET } }],
];

function nested(levels: number, leaf: unknown): unknown {
  return levels === 0 ? leaf : { in: nested(levels - 1, leaf) };
}

describe('a password', () => {
  const file = new ConfigFile('attempts: { perAgent: 2, window: 600000 }\n');
  let running: ProcessorProcess;
  let desktop: Desktop;

  beforeAll(async () => {
    running = ProcessorProcess.start({ PORT: '0', CONFIG_FILE: file.path, LOG_LEVEL: 'debug', DEBUG_PROTOCOL: 'true' });
    desktop = await Desktop.connect(await running.url());
  });

  afterAll(async () => {
    desktop.close();
    running.signal('SIGTERM');
    await running.exit();
    file.remove();
    expect(running.output).not.toContain(SECRET);
  });

  it.each(WITH_SECRET)('is in no failure and in no log: %s', async (_, message) => {
    const { original: _original, ...answer } = await desktop.sendBad(message);
    expect(answer.result).toBe('failure');
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(running.output).not.toContain(SECRET);
  });

  it('goes back to the one who sent it, and to nobody else', async () => {
    const other = await Desktop.connect(await running.url());
    await other.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
    await desktop.signIn('1002');
    await other.prepare('1002', 'demo', true);
    await desktop.until((event) => event.name === 'session.ended', 'session.ended');
    expect(JSON.stringify([desktop.events, other.events])).not.toContain('demo');
    other.close();
  });
});

describe('a stack trace', () => {
  it.each([
    [{ DEBUG_PROTOCOL: 'true' }, true],
    [{ DEBUG_PROTOCOL: 'false' }, false],
    [{}, false],
  ])('is in a failure only for those who debug: %j', async (environment, told) => {
    const processor = await Processor.start(environment);
    const desktop = await processor.desktop();
    const request = prepareRequest('1001', { model: 'no-such-model' });
    const { failure, ...rest } = await desktop.send(request);
    expect('context' in (failure ?? {})).toBe(told);
    if (told) expect(failure?.context).toMatch(/UnknownNameError.*\n\s+at /);
    expect(rest).toEqual({ command: 'prepareSession', result: 'failure', original: request });
    await processor.stop();
  });
});
