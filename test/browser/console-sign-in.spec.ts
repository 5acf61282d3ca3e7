import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { ConsolePage } from '../support/console/console-page.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;

describe('the console, from signing in to signing off', () => {
  let processor: Processor;
  let browser: Browser;
  let desk: ConsolePage;

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
    desk = await ConsolePage.open(browser, processor.url);
  });

  afterEach(async () => {
    await desk.close();
    expect(desk.faults).toEqual([]);
  });

  it('says why a sign-in is refused, then signs in, is reloaded and signs off', async () => {
    await desk.fill('1001', 'wrong');
    await desk.shows('Unknown agent or wrong password.');
    expect(await axeProblems(desk.page)).toEqual([]);
    await desk.signIn('1001');
    await desk.command('channel.ready');
    await desk.page.locator('[data-state=ready]').waitFor();
    expect(await axeProblems(desk.page)).toEqual([]);
    await desk.page.reload();
    await desk.page.locator('[data-state=ready]').waitFor();
    await desk.press('Sign off');
    await desk.shows('You are signed off.');
  });

  it('asks in a second tab before it ends the session of the first, which says what has become of it', async () => {
    await desk.signIn('1002');
    const second = await desk.another();
    await second.fill('1002');
    await second.shows('You are signed in already');
    expect(await axeProblems(second.page)).toEqual([]);
    await second.page.keyboard.press('Escape');
    await desk.page.locator('.channel').waitFor();
    await second.press('Sign in');
    await second.press('End it and sign in');
    await second.page.locator('.channel').waitFor();
    await desk.shows(/You work somewhere else now/);
    expect(second.faults).toEqual([]);
  });

  it('leaves the session to the tab of which it is a copy', async () => {
    await desk.signIn('1003');
    const kept = JSON.stringify(await desk.page.evaluate('({ ...sessionStorage })'));
    const copy = await desk.another('/console/assets/none');
    await copy.page.evaluate(`Object.assign(sessionStorage, ${kept})`);
    await copy.page.goto(`${processor.url}/console`);
    await copy.page.getByLabel('Agent', { exact: true }).waitFor();
    await desk.page.locator('.channel').waitFor();
    expect(await desk.page.getByText(/You work somewhere else/).count()).toBe(0);
  });

  it('speaks German where that is chosen, also after a reload', async () => {
    await desk.page.getByLabel('Language').selectOption('de');
    await desk.page.reload();
    await desk.page.getByRole('button', { name: 'Anmelden' }).waitFor();
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('de');
  });
});
