import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { CutLine } from '../soak/cut-line.js';
import { Randomness } from '../soak/randomness.js';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;
const CUTS = 5;

describe('a page without a build step, in Chromium', () => {
  let processor: Processor;
  let browser: Browser;
  let line: CutLine;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    browser = await startChromium();
    processor = await Processor.start();
    line = await CutLine.open(() => Number(new URL(processor.url).port), new Randomness(3));
  }, CHROMIUM_START_MS);

  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await processor?.stop();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${pathToFileURL(resolve('examples/page.html')).href}?server=${line.url}`);
  });

  afterEach(async () => {
    await page.close();
    expect(faults.splice(0)).toEqual([]);
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const shows = (text: string) => page.getByText(text).first().waitFor();

  it('signs in, is reloaded in the middle of a call, and has its line cut', async () => {
    await press('Sign in');
    await shows('1001: live');
    await press('ready');
    await shows('channel ready');
    await processor.customerCalls('+15550100', { agent: '1001', queue: undefined });
    await press('answer');
    await shows('conversation connected');
    await page.reload();
    await shows('1001: live');
    await shows('conversation connected');
    await press('hold');
    await shows('conversation held');
    for (let cut = 0; cut < CUTS; cut += 1) {
      await line.cut();
      await press(cut % 2 === 0 ? 'retrieve' : 'hold');
      await shows(cut % 2 === 0 ? 'conversation connected' : 'conversation held');
    }
    await press('release');
    await press('complete');
    await shows('channel ready');
  });

  it('asks before it ends the session of another tab', async () => {
    await press('Sign in');
    await shows('1001: live');
    const former = page;
    page = await browser.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(former.url());
    await press('Sign in');
    await shows('1001: live');
    await former.getByText('1001: over').waitFor();
    await former.close();
  });
});
