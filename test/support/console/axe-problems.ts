import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong with a page as it stands, in either appearance. As `rule: element: why`. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page's policy allows no script of others: evaluated, it is the browser's own.
    await page.evaluate(SOURCE);
    const { violations } = (await page.evaluate('axe.run()')) as Found;
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) found.push(`${colorScheme} ${id}: ${html}: ${failureSummary}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}
