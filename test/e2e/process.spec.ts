import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';

describe('the process', () => {
  let running: ProcessorProcess | undefined;

  afterEach(async () => {
    running?.signal('SIGKILL');
    await running?.exit();
    running = undefined;
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order on %s: clients are told, exit code 0', async (signal) => {
    running = ProcessorProcess.start({ PORT: '0' });
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    await desktop.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
    succeeded(await desktop.command('channel.ready', 'tel'));
    running.signal(signal);
    const ended = await desktop.until((event) => event.name === 'session.ended', 'session.ended');
    expect(ended.cause?.code).toBe('shutdown');
    expect(await running.exit()).toBe(0);
    expect(JSON.stringify(desktop.events)).toContain('"Stopping"');
    desktop.close();
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ CONFIG_FILE: '/nonexistent.yaml' }, 'CONFIG_FILE'],
    [{ CTI_PROVIDER: 'pigeons' }, 'provider'],
    [{ SIMULATOR_CUSTOMERS_EVERY: '-5' }, 'customers'],
    [{ CTI_PROVIDER: 'asterisk', ASTERISK_AMI_SECRET: 'hush-hush' }, 'ami'],
    [{ NODE_ENV: 'production', DEMO_AGENTS: 'true' }, 'DEMO_AGENTS'],
  ])('refuses %j, naming it and telling no value', async (environment, name) => {
    running = ProcessorProcess.start({ PORT: '0', ...environment });
    expect(await running.exit()).toBe(1);
    expect(running.output).toContain(name);
    expect(running.output).not.toContain('hush-hush');
    expect(running.output).not.toContain('listening');
    expect(running.output).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['says at the start that no metrics are told in production', {}, true],
    ['says nothing of it where they are left off on purpose', { METRICS: 'off' }, false],
  ])('%s', async (_, environment, said) => {
    const AGENTS_FILE = 'config/agents.example.yaml';
    running = ProcessorProcess.start({ PORT: '0', NODE_ENV: 'production', AGENTS_FILE, ...environment });
    await running.url();
    running.signal('SIGTERM');
    expect(await running.exit()).toBe(0);
    expect(/"level":"info".*no metrics are told: .*ADMIN_PORT/.test(running.output)).toBe(said);
  });

  it('says so when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    running = ProcessorProcess.start({ PORT: String(port) });
    expect(await running.exit()).toBe(1);
    expect(running.output).toContain('EADDRINUSE');
    await new Promise((resolve) => server.close(resolve));
  });
});
