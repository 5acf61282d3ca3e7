import { expect } from '@jest/globals';
import { ProcessorProcess } from '../support/process.js';
import { Bystander, type Noticed } from './bystander.js';

/** MiB of heap that the process has in these tests, unless they say so. */
const HEAP = 512;

/** Milliseconds; ten times what is wanted, for machines are noisy. What was measured is printed. */
const P99 = 1_000;

/**
 * Runs `attack` against a process with a small heap while another agent works. The process has to live, the other
 * agent's commands have to be answered, and soon.
 * @param environment variables of the process, beside a free port
 * @param heap MiB; less where what fills it would take too long
 * @param flags of Node, beside
 */
export async function underAttack(
  name: string,
  attack: (url: string, running: ProcessorProcess) => Promise<void>,
  environment: Record<string, string> = {},
  heap = HEAP,
  flags: readonly string[] = [],
): Promise<Noticed> {
  const running = ProcessorProcess.start({ PORT: '0', ...environment }, [`--max-old-space-size=${heap}`, ...flags]);
  try {
    const url = await running.url();
    const bystander = await Bystander.at(url);
    await attack(url, running);
    const noticed = await bystander.stop();
    report(name, noticed);
    expect(running.alive).toBe(true);
    expect(noticed.commands).toBeGreaterThan(0);
    expect(noticed.p99).toBeLessThan(P99);
    return noticed;
  } finally {
    running.signal('SIGKILL');
    await running.exit();
  }
}

function report(name: string, { commands, p50, p99, longest }: Noticed): void {
  const times = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`;
  process.stdout.write(`  ${name}: a bystander's ${commands} commands: ${times}\n`);
}
