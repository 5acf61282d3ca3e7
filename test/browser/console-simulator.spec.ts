import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import type { Browser, Locator } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { ConsolePage } from '../support/console/console-page.js';
import { layoutShift } from '../support/console/layout-shift.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;

describe('the panel of the simulator', () => {
  let processor: Processor;
  let browser: Browser;
  let desk: ConsolePage;
  let panel: Locator;

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
    desk = await ConsolePage.open(browser, processor.url, '/console#simulator');
    panel = desk.page.getByRole('complementary', { name: 'Simulator' });
    await panel.getByText('The link is up').waitFor();
  });

  afterEach(async () => {
    await desk.close();
    expect(desk.faults).toEqual([]);
  });

  const press = (name: string) => panel.getByRole('button', { name, exact: true }).click();
  const calls = (state: string) => desk.page.locator(`main .call[data-state="${state}"]`);

  it('has a customer call whom the agent gets, answer, hold and hang up, by keyboard as well', async () => {
    await desk.signIn('1001');
    await desk.command('channel.ready');
    await panel.getByLabel('Queue', { exact: true }).fill('suport');
    await press('Call');
    await panel.getByRole('alert').getByText('There is no queue “suport”.').waitFor();
    await panel.getByLabel('Queue', { exact: true }).fill('support');
    await press('Add a value');
    await panel.getByLabel('Name of the value').fill('order');
    await panel.getByLabel('Value', { exact: true }).fill('42');
    await panel.getByLabel('Caller’s name').fill('Ada Moreau');
    await desk.page.keyboard.press('Enter');
    await calls('ALERTING').getByText('Ada Moreau').first().waitFor();
    await panel.getByText('{"order":"42"}').waitFor();
    expect(await axeProblems(desk.page)).toEqual([]);
    await panel.getByRole('button', { name: /^Answer: / }).click();
    await calls('STARTED').waitFor();
    await press('Hold: Ada Moreau (+15550100)');
    await panel.getByRole('button', { name: 'Retrieve: Ada Moreau (+15550100)' }).waitFor();
    await press('Hang up: Ada Moreau (+15550100)');
    await panel.locator('[data-state=ended]').getByText('hung up').waitFor();
    await desk.page.locator('#simulator-calls:focus').waitFor();
    await panel.getByText('channel.ready').waitFor();
    expect(await layoutShift(desk.page, '#simulator')).toBe(0);
  });

  it('pulls plugs, cuts the link and scripts faults, of which the desk is told', async () => {
    await desk.signIn('1002');
    await press('Unplug: 1002');
    await desk.shows('Your telephone is off: no calls can reach you.');
    await press('Plug in: 1002');
    await press('Cut the link');
    await desk.shows(/The telephone system cannot be reached/);
    await panel.getByText('The link is down').waitFor();
    await press('Mend the link');
    await panel.getByText('The link is up').waitFor();
    await desk.page.locator('.banner').waitFor({ state: 'hidden' });
    await panel.getByLabel('Only this agent').fill('1002');
    await press('A command: refused');
    await panel.getByText('A command: refused').waitFor();
    await desk.command('channel.ready');
    await desk.shows('The telephone system said no.');
    await panel.getByText('No faults wait.').waitFor();
    await press('A report: late');
    await panel.getByText('A report: late').waitFor();
    await press('End all faults');
    await panel.getByText('No faults wait.').waitFor();
  });

  it('has customers call again and again until they are stopped, and says what is not valid', async () => {
    await panel.getByText('What the customer does, and how often').click();
    await panel.getByLabel('Gives up after (s)').fill('0.2');
    await panel.getByLabel('Another one calls every (s)').fill('60');
    await press('Call');
    await panel.getByText('Every 60 s +15550100 calls support.').waitFor();
    await press('Stop these calls');
    await panel.getByText('Nobody calls by themselves.').waitFor();
    await panel.getByLabel('Caller’s number').fill('not a number');
    await press('Call');
    await panel.getByRole('alert').getByText('Not valid: Caller’s number.').waitFor();
  });

  it('asks the switch only while it is open and seen', async () => {
    const asked: string[] = [];
    desk.page.on('request', (request) => asked.push(request.url()));
    await desk.page.clock.install();
    await see('hidden');
    asked.length = 0;
    await desk.page.clock.runFor(5_000);
    expect(asked).toEqual([]);
    const reading = desk.page.waitForRequest(/\/simulator\?/);
    await see('visible');
    await desk.page.clock.runFor(100);
    await reading;
    await desk.press('Simulator');
    await panel.waitFor({ state: 'detached' });
    asked.length = 0;
    await desk.page.clock.runFor(5_000);
    expect(asked).toEqual([]);
  });

  it('is not there where the control does not answer', async () => {
    const closed = await Processor.start({ SIMULATOR_CONTROL: 'false' });
    try {
      await desk.page.goto(`${closed.url}/console#simulator`);
      await desk.page.getByRole('button', { name: 'Sign in' }).waitFor();
      // Its place is kept until it is known.
      await panel.waitFor({ state: 'detached' });
      expect(await desk.page.getByRole('button', { name: 'Simulator' }).count()).toBe(0);
    } finally {
      // A page that is still there would look for it.
      await desk.page.goto('about:blank');
      await closed.stop();
    }
  });

  const see = (state: string) =>
    desk.page.evaluate(`
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
});
