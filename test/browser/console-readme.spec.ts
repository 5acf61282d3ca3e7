import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { ConsolePage } from '../support/console/console-page.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;

describe('the first steps of the README', () => {
  let processor: Processor;
  let browser: Browser;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    browser = await startChromium();
    processor = await Processor.start();
  }, CHROMIUM_START_MS);

  afterAll(async () => {
    await browser?.close();
    await processor?.stop();
  });

  it('name buttons that there are, and lead from signing in to the wrap-up of a call that was handed on', async () => {
    const [, steps = ''] = /^## See it work\n([\s\S]*?)\n## /m.exec(readFileSync('README.md', 'utf8')) ?? [];
    const named = [...steps.matchAll(/\*\*(Ready|Simulator|Answer|Transfer)\*\*/g)].map(([, name]) => name);
    expect([...new Set(named)]).toEqual(['Ready', 'Simulator', 'Answer', 'Transfer']);
    const first = await ConsolePage.open(browser, processor.url);
    await first.signIn('1001');
    await first.press('Ready');
    await first.page.locator('.state[data-state=ready]').waitFor();
    await first.press('Simulator');
    await first.press('Call');
    await first.press('Answer');
    const second = await first.another();
    await second.signIn('1002');
    await second.press('Ready');
    await first.page.getByText('Transfer', { exact: true }).first().click();
    await first.page.locator('.call [role=combobox]').fill('1002');
    await first.page.locator('.call form.target button').click();
    await second.press('Answer');
    await second.press('Hang up');
    await second.press('Complete');
    await second.page.locator('.state[data-state=ready]').waitFor();
    await second.shows('answered');
    expect([...first.faults, ...second.faults]).toEqual([]);
    await first.close();
  });
});
