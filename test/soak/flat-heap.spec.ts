import { describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { HeapSamples } from './heap-samples.js';
import { SIZES } from './sizes.js';

jest.setTimeout(240_000 + SIZES.minutes * 120_000);

const AGENTS = ['1001', '1002'];
const PROBE = new URL('heap-probe.mjs', import.meta.url).pathname;

/** Small enough that all journals are full long before the first half of the quick form is over. */
const SETTINGS = 'journal:\n  events: 100\nlimits:\n  commandsPerSecond: 1000000\n  commandBurst: 1000000\n';
const SAMPLES = 20;

/** Bytes of one call. What is collected later or earlier is noise, which many calls make small. */
const FLAT = SIZES.minutes >= 5 ? 20 : 1_000;

/** Without ids: answers that are kept for the next ten minutes are no leak. */
async function call(desktop: Desktop): Promise<void> {
  const dialled = succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550100' }));
  const { interaction, conversation } = dialled['data'] as { interaction: string; conversation: string };
  succeeded(await desktop.command('interaction.setdata', `tel.${interaction}`, { data: { note: 'n' } }));
  succeeded(await desktop.command('conversation.release', `tel.${interaction}.${conversation}`));
  // A call that nobody has answered leaves no work.
  await desktop.command('interaction.complete', `tel.${interaction}`);
  desktop.events.length = 0;
}

describe('a process with calls all day', () => {
  it(`keeps nothing of a call, over ${SIZES.calls} of them or ${SIZES.minutes} minutes`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heap-'));
    const file = join(folder, 'config.yaml');
    writeFileSync(file, SETTINGS);
    const running = ProcessorProcess.start({ PORT: '0', CONFIG_FILE: file }, ['--expose-gc', '--import', PROBE]);
    const desktops: Desktop[] = [];
    try {
      const url = await running.url();
      for (const agent of AGENTS) desktops.push(await (await Desktop.connect(url)).signIn(agent));
      const samples = new HeapSamples(running);
      let calls = 0;
      const begun = performance.now();
      for (let sample = 1; sample <= SAMPLES; sample += 1) {
        const part = sample / SAMPLES;
        const more = () => calls < SIZES.calls * part || performance.now() - begun < SIZES.minutes * 60_000 * part;
        await Promise.all(
          desktops.map(async (desktop) => {
            while (more()) {
              calls += 1;
              await call(desktop);
            }
          }),
        );
        const heap = await samples.take(calls);
        process.stdout.write(`  ${calls} calls: ${(heap / 1e6).toFixed(2)} MB\n`);
      }
      const perCall = samples.perCall(calls / 2);
      process.stdout.write(`  ${perCall.toFixed(1)} bytes a call over the second half of ${calls} calls\n`);
      expect(perCall).toBeLessThan(FLAT);
    } finally {
      for (const desktop of desktops) desktop.close();
      running.signal('SIGKILL');
      await running.exit();
      rmSync(folder, { recursive: true });
    }
  });
});
