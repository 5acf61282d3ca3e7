import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { succeeded } from '../../support/desktop.js';
import { ReloadedProcess } from '../../support/reloaded-process.js';

const SIGNALS = 200;
const TIMEOUT = 60_000;

describe('a signal to read settings anew', () => {
  let running: ReloadedProcess | undefined;
  afterEach(async () => {
    await running?.end();
    running = undefined;
  });

  it('that comes in storms, while the file changes, ends in what the file says last', async () => {
    running = await ReloadedProcess.start({}, [{ id: 'a' }]);
    const desktop = await running.signIn('a');
    const from = running.process.output.length;
    for (let sent = 0; sent < SIGNALS; sent += 1) {
      // Now and then it is no good file.
      running.settings(sent % 3 === 0 ? { log: { level: 'loud' } } : { contacts: [contact(sent)] });
      running.process.signal('SIGHUP');
      if (sent % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    running.settings({ contacts: [contact(SIGNALS)] });
    const last = running.process.output.length;
    running.process.signal('SIGHUP');
    await running.process.prints(new RegExp(`contacts.c${SIGNALS}`), last);
    const { data } = succeeded(await desktop.command('session.directory', '', { kinds: ['contact'] })) as {
      data?: unknown;
    };
    expect(data).toMatchObject({ entries: [{ id: `c${SIGNALS}` }] });
    expect(desktop.names()).not.toContain('session.ended');
    expect(running.process.output.slice(from).match(/SIGHUP: /g)?.length).toBeLessThanOrEqual(SIGNALS + 1);
  });

  it(
    'that comes at any moment of the start does not end it, and has the files as they are after it',
    async () => {
      running = await ReloadedProcess.launch({}, [{ id: 'a' }]);
      const { process } = running;
      await process.prints(/Starting Nest application/);
      await running.agents([{ id: 'a' }, { id: 'late' }]);
      process.signal('SIGHUP');
      running.url = await process.url();
      await process.prints(/SIGHUP: settings read anew/);
      await running.signIn('late');
    },
    TIMEOUT,
  );

  it('that comes together with one to end does not keep it from ending in order', async () => {
    running = await ReloadedProcess.start({}, [{ id: 'a' }]);
    await running.signIn('a');
    running.process.signal('SIGTERM');
    running.process.signal('SIGHUP');
    expect(await running.process.exit()).toBe(0);
  });
});

it('a port that is taken is told in one line, also where files are looked at', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { process } = await ReloadedProcess.launch({ reload: { every: 1_000 } }, [{ id: 'a' }], {
    HOST: '127.0.0.1',
    PORT: String(port),
  });
  expect(await process.exit()).toBe(1);
  expect(process.output).toMatch(/^cannot listen on .*EADDRINUSE/m);
  expect(process.output).not.toContain('fault');
  server.close();
});

const contact = (number: number) => ({ id: `c${number}`, name: 'C', address: '1' });
