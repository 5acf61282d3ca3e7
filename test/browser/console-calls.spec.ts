import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { CHROMIUM_START_MS, startChromium } from '../support/chromium.js';
import { answers } from '../support/console/answers.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { CallDesk } from '../support/console/call-desk.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;
const FLOW_MS = 60_000;
const { press, leg } = CallDesk;

describe('calls on the console', () => {
  let processor: Processor;
  let browser: Browser;
  let desk: CallDesk;
  let agents = 1000;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    browser = await startChromium();
    processor = await Processor.start({ CONFIG_FILE: 'test/browser/console-calls.yaml' });
  }, CHROMIUM_START_MS);

  afterAll(async () => {
    await browser?.close();
    await processor?.stop();
  });

  // Each has an agent of its own, and nothing of another's.
  beforeEach(async () => {
    agents += 1;
    desk = await CallDesk.open(browser, processor, String(agents));
  });

  afterEach(async () => {
    await desk.console.close();
    expect(desk.console.faults).toEqual([]);
  });

  const focused = () => desk.page.evaluate<string>('document.activeElement.textContent');
  const accessible = async () => expect(await axeProblems(desk.page)).toEqual([]);

  it(
    'takes a call of the queue by the keyboard, holds it, sends keys, keeps its note and data, and asks what came of it',
    async () => {
      const { page } = desk;
      await page.keyboard.press('Alt+KeyR');
      await page.locator('.channel [data-state=ready]').waitFor();
      const data = { account: '4711', address: { city: 'Ulm' } };
      const card = await desk.rings('Ann', { agent: undefined, queue: 'support', data });
      await card.getByText('address › city').waitFor();
      await accessible();
      await desk.reload(card.getByText('Queue support'), card.getByText('Ringing', { exact: true }));
      await page.keyboard.press('Alt+KeyA');
      await leg(card, 'connected');

      await press(card, 'conversation.hold');
      await leg(card, 'held');
      expect(await focused()).toBe('Retrieve');
      await desk.reload(card.locator('[data-leg=held]'));
      await page.keyboard.press('Alt+KeyH');
      await leg(card, 'connected');
      await page.keyboard.press('Alt+KeyM');
      await card.getByText('muted').waitFor();
      await press(card, 'conversation.unmute');
      await card.getByText('Keypad').click();
      await page.keyboard.type('12#');
      await card.getByText('12#').waitFor();
      await card.getByRole('button', { name: '7', exact: true }).click();
      await card.getByText('12#7').waitFor();
      await page.keyboard.press('Escape');

      await card.getByLabel('Note').fill('Wants the invoice');
      await card.getByRole('button', { name: 'Edit: address › city' }).click();
      await page.keyboard.type('m');
      await page.keyboard.press('Enter');
      await card.getByText('Ulmm').waitFor();
      await card.getByRole('button', { name: 'Remove: account' }).click();
      await card.getByText('account').waitFor({ state: 'detached' });
      await desk.reload(card.getByText('Unsaved'), card.getByText('Ulmm'));
      expect(await card.getByLabel('Note').inputValue()).toBe('Wants the invoice');
      await card.getByRole('button', { name: 'Save note' }).click();
      await card.getByText('Saved', { exact: true }).waitFor();

      for (const [command, state] of [
        ['start', 'on'],
        ['pause', 'paused'],
        ['resume', 'on'],
        ['stop', 'off'],
      ]) {
        await press(card, `interaction.recording.${command}`);
        await card.locator(`[data-recording=${state}]`).waitFor();
      }
      await accessible();

      await card.getByLabel('Note').fill('Wants it twice');
      await page.keyboard.press('Alt+KeyX');
      await card.getByText('Wrap-up ends in').waitFor();
      await accessible();
      await desk.reload(card.getByText('Wrap-up ends in'), card.getByText('Unsaved'));
      await page.keyboard.press('Alt+KeyW');
      await card.locator('select:focus:invalid').waitFor();
      await card.locator('select').selectOption('sold');
      await desk.reload(card.getByText('Wrap-up ends in'));
      expect(await card.locator('select').inputValue()).toBe('sold');
      await desk.completed(card, 'sold');
      const ended = JSON.stringify(await processor.simulator('GET', 'calls?ended=1'));
      expect(ended).toContain('"sold"');
      expect(ended).toContain('Wants it twice');
    },
    FLOW_MS,
  );

  it(
    'asks a colleague, alternates and hands over; the focus goes to the heading of the call',
    async () => {
      const colleague = await (await processor.desktop()).signIn('1009');
      const card = await desk.talks('Ann');
      await desk.page.keyboard.press('Alt+KeyC');
      await desk.page.keyboard.type('1009');
      await desk.page.keyboard.press('Enter');
      await leg(card, 'dialing');
      await desk.reload(card.getByText('calling'));
      await answers(colleague);
      await card.locator('button[data-command="interaction.alternate"]').waitFor();
      await accessible();
      await desk.reload(card.locator('.leg:nth-child(2)[data-leg=connected]'));
      await press(card, 'interaction.alternate');
      await card.locator('.leg:nth-child(1)[data-leg=connected]').waitFor();
      await press(card, 'interaction.alternate');
      await card.locator('.leg:nth-child(2)[data-leg=connected]').waitFor();
      await press(card, 'interaction.consulttransfer');
      await card.getByText('Ended').waitFor();
      expect(await focused()).toContain('Ann');
      await desk.completed(card, 'nosale');
      expect(await focused()).toBe('Calls');
    },
    FLOW_MS,
  );

  it(
    'calls a colleague in and drops one; sends a call on without asking; rejects one; sends on what rings',
    async () => {
      const colleague = await (await processor.desktop()).signIn('1008');
      const ann = await desk.talks('Ann');
      await desk.passOn(ann, 'conversation.conference', '1008');
      const path = await answers(colleague);
      const theirs = path.replace(/\.v\d+$/, '');
      const note = ann.getByLabel('Note');
      await note.fill('Mine');
      await colleague.command('interaction.setdata', theirs, { data: { note: 'Theirs' } });
      await ann.getByText('The note was changed meanwhile:').waitFor();
      await desk.reload(ann.getByText('The note was changed meanwhile:'), ann.getByText('Unsaved'));
      expect(await note.inputValue()).toBe('Mine');
      await ann.getByRole('button', { name: 'Take this one' }).click();
      expect(await note.inputValue()).toBe('Theirs');
      await ann.getByRole('button', { name: 'Drop Agent 1008' }).click();
      await ann.getByText('Agent 1008').waitFor({ state: 'detached' });
      await colleague.command('interaction.complete', theirs, { disposition: 'sold' });
      const before = colleague.events.length;
      await desk.passOn(ann, 'conversation.transfer', '1008');
      await colleague.until(({ name }) => name === 'conversation.added', 'the call', before);
      await desk.completed(ann, 'sold');

      const bob = await desk.rings('Bob');
      await press(bob, 'interaction.reject');
      await bob.waitFor({ state: 'detached' });
      const eve = await desk.rings('Eve');
      await desk.passOn(eve, 'conversation.deflect', '+15550999');
      await eve.waitFor({ state: 'detached' });
    },
    FLOW_MS,
  );

  it(
    'dials, says why nobody can be reached, and has two calls, of which the one that is talked on is meant by the keys',
    async () => {
      const { page } = desk;
      const dial = async (to: string) => {
        await page.keyboard.press('Alt+KeyD');
        await page.keyboard.type(to);
        await page.keyboard.press('Enter');
      };
      await dial('nowhere');
      await desk.console.shows('That number cannot be dialled.');
      await desk.console.press('Dismiss');
      await page.locator('[data-field=dial]').fill('');
      await dial('busy');
      await desk.page.locator('.notice').filter({ hasText: 'busy: busy' }).waitFor();
      await page.getByText('not reached').first().waitFor();
      await dial('+15550777');
      const out = desk.card('+15550777');
      await leg(out, 'connected');
      const bob = await desk.rings('Bob');
      await page.keyboard.press('Alt+KeyA');
      await leg(bob, 'connected');
      await leg(out, 'held');
      await desk.reload(bob.locator('[data-leg=connected]'), out.locator('[data-leg=held]'));
      expect(await page.getByRole('article').first().textContent()).toContain('+15550777');
      await accessible();
      await page.keyboard.press('Alt+KeyX');
      await bob.getByText('Ended').waitFor();
      await leg(out, 'held');
      await desk.completed(bob, 'sold');
      await processor.simulator('POST', 'link/down');
      await leg(out, 'unknown');
      await accessible();
      await processor.simulator('POST', 'link/up');
      await leg(out, 'held');
    },
    FLOW_MS,
  );

  it('tells its keys on demand, and takes none meanwhile', async () => {
    await desk.console.press('Keyboard');
    await desk.page.getByText('Answer the first call that rings').waitFor();
    await accessible();
    await desk.page.keyboard.press('Alt+KeyR');
    await desk.page.keyboard.press('Escape');
    expect(await focused()).toBe('Keyboard');
    await desk.page.locator('.channel [data-state=notready]').waitFor();
  });
});
