import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigFile } from '../protocol/config-file.js';
import { agentsFile } from './agents-file.js';
import { SignInClient } from './sign-in-client.js';
import type { ProcessorProcess } from '../support/process.js';
import { underAttack } from './under-attack.js';

const ADDRESSES = 50;
const EACH = 100;

/** Milliseconds; ten times what is wanted, for machines are noisy. What was measured is printed. */
const LATE = 500;

/** How late the event loop was since it was last asked, in milliseconds. */
async function loop(running: ProcessorProcess): Promise<{ readonly p99: number; readonly line: string }> {
  const from = running.output.length;
  running.signal('SIGUSR2');
  const [line, p99] = await running.prints(/loop: .*p99 ([\d.]+) ms.*/, from);
  return { p99: Number(p99), line };
}

describe('five thousand wrong sign-ins from fifty addresses', () => {
  let agents: ConfigFile;

  beforeAll(async () => {
    // As in the storms, an eighth of what a password costs by itself: it is many that are tried here.
    agents = await agentsFile(12);
  });

  afterAll(() => agents.remove());

  it('leave a rightful agent able to sign in from elsewhere, and the event loop on time', async () => {
    await underAttack(
      'five thousand wrong sign-ins, with all limits as they come',
      async (url, running) => {
        const addresses = Array.from({ length: ADDRESSES }, (_, n) => `127.0.2.${n + 1}`);
        const storm = await Promise.all(addresses.map((address) => SignInClient.connect(url, address)));
        await loop(running);
        // Half of them for the agent who is about to sign in, half for whoever may be there.
        const victims = Array.from({ length: EACH }, (_, n) => (n % 2 === 0 ? '1001' : `guess-${n}`));
        for (const client of storm) client.storm(victims);
        const colleague = await SignInClient.connect(url, '127.0.0.3');
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        const answered = () =>
          storm.reduce((sum, { answers }) => sum + [...answers.values()].reduce((a, b) => a + b, 0), 0);
        while (answered() < ADDRESSES * EACH) await Promise.race(storm.map((client) => client.answered()));
        const late = await loop(running);
        process.stdout.write(`  of the process: ${late.line}\n`);
        expect(late.p99).toBeLessThan(LATE);
        expect(storm.some((client) => client.count('success') > 0)).toBe(false);
        expect(await colleague.signIn('1002', 'demo')).toBe('success');
        for (const client of [...storm, colleague]) client.close();
      },
      { AGENTS_FILE: agents.path, LOG_LEVEL: 'info' },
      undefined,
      ['--import', new URL('loop-probe.mjs', import.meta.url).href],
    );
  });
});
