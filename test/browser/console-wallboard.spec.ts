import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { ConsolePage } from '../support/console/console-page.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;
const WALLBOARD = '/console/wallboard';

describe('the wall board', () => {
  let processor: Processor;
  let browser: Browser;
  let wall: ConsolePage;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    browser = await startChromium();
    processor = await Processor.start();
  }, CHROMIUM_START_MS);

  afterAll(async () => {
    await browser?.close();
    await processor?.stop();
  });

  beforeEach(async () => {
    wall = await ConsolePage.open(browser, processor.url, WALLBOARD);
  });

  afterEach(async () => {
    await wall.close();
    expect(wall.faults).toEqual([]);
  });

  const queue = (some: boolean) => wall.page.locator(`[data-queue="support"][data-some="${some}"]`);
  const agent = (id: string, presence: string) =>
    wall.page.locator(`[data-agent="${id}"][data-presence="${presence}"]`);

  it('shows a customer who waits and goes, and what was, also after a reload', async () => {
    await wall.fill('1003');
    await queue(false).waitFor();
    await processor.customerCalls('+15550100', { behaviour: { patience: 2_500 } });
    await queue(true).getByText('0:01').first().waitFor();
    expect(await queue(true).locator('.much dd').textContent()).toBe('1');
    await queue(false).waitFor();
    await wall.page.reload();
    await queue(false).waitFor();
    await wall.page.getByText('As a table').click();
    const most = wall.page.locator('.as-table tbody td:nth-child(2)');
    await most.filter({ hasText: '1' }).first().waitFor();
    await wall.page.getByRole('img', { name: 'Customers waiting over time: 0 now, 1 at most' }).waitFor();
    expect(await axeProblems(wall.page)).toEqual([]);
  });

  it('shows what an agent is, in the order that was chosen, and says what is not known any more', async () => {
    await wall.fill('1004');
    const desk = await ConsolePage.open(browser, processor.url);
    await desk.signIn('1005');
    await agent('1005', 'notready').waitFor();
    await desk.command('channel.ready');
    await agent('1005', 'ready').waitFor();
    await wall.page.getByLabel('Order').selectOption('name');
    await agent('1005', 'ready').getByText('ready').waitFor();
    await desk.close();
    await processor.simulator('POST', 'link/down', { reason: 'cut' });
    await wall.page.locator('.wallboard[data-known="false"]').getByText('As told last').waitFor();
    await processor.simulator('POST', 'link/up');
    await wall.page.locator('.wallboard[data-known="true"]').waitFor();
  });

  it('is left for the desk and come back to in the same session, and fills the screen', async () => {
    await wall.fill('1006');
    await agent('1006', 'notready').waitFor();
    await wall.page.getByRole('link', { name: 'Desk' }).click();
    await wall.command('channel.ready');
    await wall.page.getByRole('link', { name: 'Wallboard' }).click();
    await agent('1006', 'ready').waitFor();
    await wall.press('Full screen');
    await wall.page.locator('.wallboard:fullscreen').waitFor();
    await wall.press('Leave full screen');
    await wall.page.locator('.wallboard:not(:fullscreen)').waitFor();
  });
});
