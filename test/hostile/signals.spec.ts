import { afterEach, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';

describe('a signal', () => {
  let running: ProcessorProcess | undefined;
  afterEach(async () => {
    running?.signal('SIGKILL');
    await running?.exit();
  });

  it.each([
    ['SIGHUP', /INFO.*SIGHUP: settings read anew; all is as it was/],
    ['SIGUSR1', /WARN.*SIGUSR1: ignored/],
    ['SIGUSR2', /WARN.*SIGUSR2: ignored/],
  ] as const)('%s costs no session and is told', async (signal, told) => {
    running = ProcessorProcess.start({ PORT: '0' });
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    for (let sent = 0; sent < 3; sent += 1) running.signal(signal);
    await running.prints(told);
    succeeded(await desktop.command('session.snapshot'));
    // SIGUSR1 would have it open a debugger's port.
    expect(running.output).not.toContain('Debugger listening');
    desktop.close();
  });

  it('SIGPIPE costs nothing', async () => {
    running = ProcessorProcess.start({ PORT: '0' });
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    running.signal('SIGPIPE');
    succeeded(await desktop.command('session.snapshot'));
    expect(running.alive).toBe(true);
    desktop.close();
  });

  it('SIGQUIT ends it in order', async () => {
    running = ProcessorProcess.start({ PORT: '0' });
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    running.signal('SIGQUIT');
    await desktop.until((event) => event.name === 'session.ended', 'session.ended');
    expect(await running.exit()).toBe(0);
    desktop.close();
  });

  it('to end that comes while it starts ends it in order', async () => {
    running = ProcessorProcess.start({ PORT: '0' });
    await running.prints(/Starting Nest application/);
    running.signal('SIGTERM');
    expect(await running.exit()).toBe(0);
    expect(running.output).not.toMatch(/ERROR|^\s+at /m);
  });

  it('to end that comes again is meant: exit code 1 at once', async () => {
    // The switch takes its time for each sign-off, so that the first one is still at work.
    running = ProcessorProcess.start({ PORT: '0', CONFIG_FILE: 'test/hostile/slow-switch.yaml' });
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    running.signal('SIGTERM');
    await running.prints(/SIGTERM: shutting down/);
    running.signal('SIGHUP');
    await running.prints(/SIGHUP: the process ends/);
    running.signal('SIGINT');
    expect(await running.exit()).toBe(1);
    desktop.close();
  });
});
