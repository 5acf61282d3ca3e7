import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Fetching it once from Debian's packages. */
export const CHROMIUM_START_MS = 600_000;

/**
 * Debian's Chromium, without a window.
 * @param args further arguments of its command line
 */
export function startChromium(args: readonly string[] = []): Promise<Browser> {
  const told = execFileSync('scripts/chromium-setup.sh', { encoding: 'utf8', timeout: CHROMIUM_START_MS });
  const folder = told.trimEnd().split('\n').at(-1) ?? '';
  // Its sandbox needs what an ordinary user on a build machine may not do.
  return chromium.launch({ executablePath: join(folder, 'chromium'), chromiumSandbox: false, args: [...args] });
}
