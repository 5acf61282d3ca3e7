import { afterEach, describe, expect, it } from '@jest/globals';
import { Desktop } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';

const FAULT = `--import=${new URL('fault.mjs', import.meta.url).href}`;

describe('a fault of the process itself', () => {
  let running: ProcessorProcess | undefined;

  afterEach(async () => {
    running?.signal('SIGKILL');
    await running?.exit();
  });

  it.each(['exception', 'rejection'])('%s: clients are told, exit code 1', async (kind) => {
    running = ProcessorProcess.start({ PORT: '0', FAULT: kind }, [FAULT]);
    const desktop = await (await Desktop.connect(await running.url())).signIn('1001');
    running.signal('SIGUSR2');
    const ended = await desktop.until((event) => event.name === 'session.ended', 'session.ended');
    expect(ended.cause?.code).toBe('shutdown');
    expect(await running.exit()).toBe(1);
    expect(running.output).toContain(kind);
    desktop.close();
  });
});
