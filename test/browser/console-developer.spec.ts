import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { ConsolePage } from '../support/console/console-page.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;
const SCRIPT_MS = 60_000;

describe("the developer's drawer", () => {
  let processor: Processor;
  let browser: Browser;
  let desk: ConsolePage;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    browser = await startChromium();
    processor = await Processor.start();
    desk = await ConsolePage.open(browser, processor.url);
    await desk.signIn('1007');
  }, CHROMIUM_START_MS);

  afterAll(async () => {
    await browser?.close();
    await processor?.stop();
  });

  const message = (name: string) => desk.page.locator(`.messages [data-name="${name}"]`);

  /** Runs it as a developer would. @returns what it printed */
  async function run(script: string): Promise<string> {
    const node = spawn(process.execPath, ['--input-type=module', '-', processor.url], { timeout: SCRIPT_MS });
    node.stdin.end(script);
    const [out, errors] = await Promise.all([text(node.stdout), text(node.stderr), once(node, 'close')]);
    return out + errors;
  }

  it('shows what has been and what comes, how long it took, and no password', async () => {
    await desk.page.keyboard.press('Control+Alt+d');
    await message('prepareSession')
      .getByText(/^success · \d+ ms$/)
      .waitFor();
    await message('prepareSession').locator('summary').click();
    await desk.shows(/"password": "•••"/);
    expect(await desk.page.locator('body').textContent()).not.toContain('"demo"');
    await desk.command('channel.ready');
    await message('channel.statechanged').filter({ hasText: 'requested · agent' }).first().waitFor();
    expect(await axeProblems(desk.page)).toEqual([]);
    await desk.page.getByLabel('Filter').fill('channel.ready success');
    await message('prepareSession').waitFor({ state: 'detached' });
    await message('channel.ready').waitFor();
    await desk.page.getByLabel('Filter').fill('');
  });

  it('makes a test that runs of what was done with a call', async () => {
    await processor.customerCalls('+15550142');
    await desk.command('conversation.answer');
    await desk.command('conversation.hold');
    await desk.command('conversation.retrieve');
    await desk.command('conversation.release');
    await message('interaction.ended').waitFor();
    await desk.page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))");
    await desk.press('Copy as test');
    const script = await desk.page.getByLabel('Test', { exact: true }).inputValue();
    expect(script).toContain('await conversation1.hold();');
    expect(await run(script)).toBe('as recorded\n');
    await desk.shows(/You work somewhere else now/);
    expect(desk.faults).toEqual([]);
  });

  it('copies those that were selected, pauses, is cleared and closed', async () => {
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.page.reload();
    await desk.signIn('1008');
    await desk.command('channel.ready');
    await message('channel.ready').getByRole('checkbox').check();
    await desk.press('Copy the selected as test');
    await desk.shows('The test is on the clipboard.');
    const script = String(await desk.page.evaluate('navigator.clipboard.readText()'));
    expect([script.includes('channel1.ready()'), script.includes('told("channel')]).toEqual([true, false]);
    await desk.press('Pause');
    await desk.press('Clear');
    await desk.shows('Nothing has been recorded.');
    await desk.command('channel.notready');
    await desk.page.locator('[data-state=notready]').waitFor();
    expect(await message('channel.notready').count()).toBe(0);
    await desk.page.locator('#developer').getByRole('button', { name: 'Close' }).click();
    await desk.page.locator('#developer').waitFor({ state: 'detached' });
    expect(desk.faults).toEqual([]);
  });
});
