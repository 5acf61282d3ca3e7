import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desktop } from '../support/desktop.js';
import { succeeded } from '../support/desktop.js';
import { linesOf } from '../support/story-lines.js';
import { AtWork } from './external/at-work.js';

const PROVIDER = './test/e2e/external/failing.mjs';
const service = (id: string, options: object = {}) => ({ id, provider: PROVIDER, options });
const TIMEOUT = 60_000;

const dialled = async (desktop: Desktop, to: string) => {
  const { result, failure } = await desktop.command('channel.dial', 'tel', { to });
  return result === 'success' ? result : failure?.code;
};

/** What is dialled, and what the service is out of service for then. */
const AT_ONCE = {
  timer: 'the provider has failed',
  clock: 'the provider has failed',
  emits: 'the provider has failed',
  stray: 'the provider has failed',
  link: 'the provider tells what is no fact',
  directory: 'the provider tells what is no fact',
};
const READ_ANEW = ['garbage', 'nothing', 'unheard'];
const COMMAND_ALONE = ['throws', 'rejects', 'wrong'];
const DIRECTORIES = ['throws', 'rejects', 'garbage', 'unwatched'];

describe('a provider that fails while it works', () => {
  let work: AtWork;
  beforeAll(async () => {
    const failing = ['fine', ...Object.keys(AT_ONCE), ...READ_ANEW, ...COMMAND_ALONE];
    work = await AtWork.start([
      ...failing.map((id) => service(id)),
      ...DIRECTORIES.map((directory) => service(`lists-${directory}`, { directory })),
      service('parting', { close: 'rejects' }),
      { id: 'good', provider: 'simulator' },
    ]);
  }, TIMEOUT);
  afterAll(async () => expect(await work.end()).toBe(0), TIMEOUT);

  it('has nothing against it where it does what it should', async () => {
    const desktop = await work.signIn('fine', '1001');
    expect(await dialled(desktop, 'fine')).toBe('success');
    expect(await dialled(desktop, 'refused')).toBe('CTI_REJECTED');
    expect((await work.status('fine')).status).toBe('InService');
  });

  it.each(COMMAND_ALONE)(
    'costs the command where dialling %s, and the service after five in a row that are not of one agent alone',
    async (to) => {
      const [desktop, colleague] = [await work.signIn(to, '1001'), await work.signIn(to, '1002')];
      for (let time = 0; time < 8; time += 1) expect(await dialled(desktop, to)).toBe('INTERNAL');
      expect(await dialled(colleague, 'refused')).toBe('CTI_REJECTED');
      for (let time = 0; time < 4; time += 1) expect(await dialled(desktop, to)).toBe('INTERNAL');
      expect((await work.status(to)).status).toBe('InService');
      expect(await dialled(colleague, to)).toBe('INTERNAL');
      const reason = 'the provider does not answer as it should';
      expect(await work.is(to, 'OutOfService')).toMatchObject({ reason });
      await work.is(to, 'InService');
      expect(await dialled(desktop, 'fine')).toBe('success');
    },
    TIMEOUT,
  );

  it('ends a session whose sign-off it rejects, and the line of the log says which one by its fields', async () => {
    const desktop = await work.signIn('parting', '1003');
    succeeded(await desktop.command('session.logout'));
    await work.process.prints(/sign-off/);
    const line = linesOf(work.process.output, 'text').find(({ message }) => message?.startsWith('sign-off: '));
    const session = desktop.resource;
    expect(line).toMatchObject({ level: 'warn', context: 'CtiPatience', session, agent: '1003', service: 'parting' });
    expect(line?.['message']).not.toContain(session);
  });

  it('costs a command to a call that throws before it has begun, and leaves the call as it was', async () => {
    const desktop = await work.signIn('fine', '1001');
    expect(await dialled(desktop, 'call')).toBe('success');
    const { target = '' } = await desktop.until(({ name }) => name === 'conversation.added', 'a leg');
    const from = desktop.events.length;
    const { failure } = await desktop.command('conversation.hold', target.slice(target.indexOf('.') + 1));
    expect(failure).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(failure)).not.toContain('boom');
    expect(succeeded(await desktop.command('session.snapshot'))).toMatchObject({ result: 'success' });
    expect(desktop.names(from).filter((name) => name.startsWith('conversation'))).toEqual([]);
    expect((await work.status('fine')).status).toBe('InService');
  });

  it.each(DIRECTORIES)('costs nobody a call where its directory %s', async (directory) => {
    const desktop = await work.signIn(`lists-${directory}`, '1004');
    const { data } = succeeded(await desktop.command('session.directory'));
    expect(data).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ id: '1004' })]) });
    expect(await dialled(desktop, 'fine')).toBe('success');
    expect((await work.status(`lists-${directory}`)).status).toBe('InService');
    const lines = linesOf(work.process.output, 'text').filter(({ context }) => context === 'Directory');
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', service: `lists-${directory}` }));
  });

  it.each(READ_ANEW)('costs nobody anything where it reports %s of one agent', async (to) => {
    const desktop = await work.signIn(to, '1001');
    expect(await dialled(desktop, to)).toBe('success');
    expect(await dialled(desktop, 'fine')).toBe('success');
    expect((await work.status(to)).status).toBe('InService');
    expect(desktop.events.some(({ name }) => name === 'session.degraded')).toBe(false);
  });

  it.each(Object.entries(AT_ONCE))(
    'costs its own service for a while where it is %s: %s',
    async (to, reason) => {
      const desktop = await work.signIn(to, '1001');
      const from = desktop.events.length;
      expect(await dialled(desktop, to)).toBe('success');
      expect(await work.is(to, 'OutOfService')).toMatchObject({ reason });
      await desktop.until(({ name }) => name === 'session.degraded', 'session.degraded', from);
      expect((await work.status('fine')).status).toBe('InService');
      const elsewhere = await work.signIn('good', '1002');
      succeeded(await elsewhere.command('channel.ready', 'tel'));
      await work.is(to, 'InService');
      await desktop.until(({ name }) => name === 'session.restored', 'session.restored', from);
      expect(await dialled(desktop, 'fine')).toBe('success');
    },
    TIMEOUT,
  );
});

describe('a provider that cannot even begin', () => {
  let work: AtWork;
  afterAll(async () => expect(await work.end()).toBe(0), TIMEOUT);

  it(
    'is out of service, and nothing else is',
    async () => {
      work = await AtWork.start([
        service('made', { create: 'throws' }),
        service('none', { create: 'nothing' }),
        service('thrown', { start: 'throws' }),
        service('rejected', { start: 'rejects' }),
        service('closed', { open: 'throws' }),
        service('empty', { open: 'nothing' }),
        { id: 'good', provider: 'simulator' },
      ]);
      for (const id of ['made', 'none'])
        expect(await work.is(id, 'OutOfService')).toMatchObject({ reason: 'the provider could not be made' });
      for (const id of ['thrown', 'rejected'])
        expect(await work.is(id, 'OutOfService')).toMatchObject({ reason: 'the provider did not start' });
      for (const id of ['closed', 'empty']) await expect(work.signIn(id, '1003')).rejects.toThrow('INTERNAL');
      await work.signIn('good', '1002');
    },
    TIMEOUT,
  );

  it(
    'and does not hold up the process where it does not come to the end of its beginning',
    async () => {
      await work.end();
      work = await AtWork.start([service('never', { start: 'never' }), { id: 'good', provider: 'simulator' }]);
      expect(await work.is('never', 'OutOfService')).toMatchObject({ reason: 'the provider did not start' });
      await work.signIn('good', '1002');
    },
    TIMEOUT,
  );
});

describe('a provider that does not come to its end', () => {
  it(
    'costs the others and the process nothing: it ends in its time, in order, and says what was wrong with which',
    async () => {
      const ways = {
        throws: /^the provider did not stop in order: TypeError: boom: stop throws/,
        rejects: /^the provider did not stop in order: TypeError: boom: stop rejects/,
        never: /^the provider did not stop within 1000 ms/,
      };
      const work = await AtWork.start(
        [
          ...Object.keys(ways).map((stop) => service(stop, { stop })),
          service('parting', { close: 'never' }),
          { id: 'good', provider: 'simulator' },
        ],
        { timeouts: { shutdown: 1000, cti: 500 } },
      );
      const [left, desktop] = [await work.signIn('parting', '1001'), await work.signIn('good', '1002')];
      const begun = performance.now();
      work.process.signal('SIGTERM');
      for (const one of [left, desktop]) await one.until(({ name }) => name === 'session.ended', 'session.ended');
      expect(await work.process.exit()).toBe(0);
      // Half a second for the sign-off and a second for the providers: far from where it would be ended by force.
      expect(performance.now() - begun).toBeLessThan(20_000);
      const lines = linesOf(work.process.output, 'text');
      const warned = lines.filter(({ level, context }) => level === 'warn' && context === 'CtiRegistry');
      expect(new Set(warned.map((line) => line['service']))).toEqual(new Set(Object.keys(ways)));
      for (const [id, message] of Object.entries(ways))
        expect(warned).toContainEqual(
          expect.objectContaining({ service: id, message: expect.stringMatching(message) }),
        );
    },
    TIMEOUT,
  );

  it.each([
    ['a second signal', { shutdown: 20_000 }, 'SIGTERM again: ends at once, whatever is not closed', 'warn'],
    ['its deadline', { shutdown: 200 }, 'not closed within 400 ms: ends at once, whatever is not closed', 'error'],
  ])(
    'is left where it is by %s, with a line of the log and exit code 1',
    async (what, timeouts, message, level) => {
      const services = [service('parting', { close: 'never', stop: 'never' })];
      const work = await AtWork.start(services, { timeouts: { cti: 20_000, ...timeouts } });
      const desktop = await work.signIn('parting', '1001');
      work.process.signal('SIGTERM');
      await desktop.until(({ name }) => name === 'session.ended', 'session.ended');
      if (what === 'a second signal') work.process.signal('SIGTERM');
      expect(await work.process.exit()).toBe(1);
      const lines = linesOf(work.process.output, 'text').filter(({ context }) => context === 'Process');
      expect(lines.slice(-3)).toMatchObject([
        { message: 'SIGTERM: shutting down' },
        { message: '1 sessions are to be ended; calls stay at the switch' },
        { message, level },
      ]);
    },
    TIMEOUT,
  );
});
