import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { axeProblems } from '../support/console/axe-problems.js';
import { ConsolePage } from '../support/console/console-page.js';
import { untilHeard, VoiceBench } from './voice-bench.js';

const BUILD_MS = 120_000;

describe('the phone on the console, at a real Asterisk', () => {
  const bench = new VoiceBench(['1001', '1003']);
  const { lab } = bench;
  let desk: ConsolePage;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    await bench.start(['1002'], { passwords: ['1001'] });
  }, LAB_START_MS);

  afterAll(() => bench.stop());

  afterEach(async () => {
    await lab.reset();
    await desk.press('Sign off');
    await desk.shows('You are signed off.');
    await desk.close();
    expect(desk.faults).toEqual([]);
  });

  const open = async (agent: string) => {
    desk = await bench.console();
    await desk.signIn(agent);
  };
  const untilPhone = (how: string) => desk.page.locator(`.phone[data-phone=${how}]`).waitFor();

  it('takes a call by its buttons, holds, consults, transfers and wraps up', async () => {
    await open('1001');
    await untilPhone('registered');
    await desk.command('channel.ready');
    const customer = await lab.customer.dial('800');
    await desk.command('conversation.answer');
    await untilHeard(desk.page, 'customer');
    expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });
    const loud = (name: string) =>
      desk.page.waitForFunction(`document.querySelector('meter[aria-label="${name}"]').value > 0.02`);
    await Promise.all([loud('Microphone'), loud('Speaker')]);
    expect(await axeProblems(desk.page)).toEqual([]);

    await desk.command('conversation.hold');
    await untilHeard(desk.page);
    expect(await lab.audio({ customer })).toEqual({ customer: ['music'] });
    await desk.command('conversation.retrieve');
    await untilHeard(desk.page, 'customer');
    expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });

    lab.phone('1002').behaviour.autoAnswerAfterMs = 50;
    await desk.command('interaction.consult');
    const target = desk.page.locator('[data-field=target]');
    await target.fill('1002');
    await target.press('Enter');
    await untilHeard(desk.page, '1002');
    const [colleague] = lab.phone('1002').calls;
    if (!colleague) throw new Error('nobody is asked');
    expect(await lab.audio({ customer, colleague })).toEqual({ customer: ['music'], colleague: ['1001'] });
    await desk.command('interaction.consulttransfer');
    await desk.page.locator('.phone[data-call=none]').waitFor();
    expect(await lab.audio({ customer, colleague })).toEqual({ customer: ['1002'], colleague: ['customer'] });
    await desk.command('interaction.complete');
    await desk.shows('No calls');
  });

  it('asks for the password that the service does not have, and says when it is wrong', async () => {
    await open('1003');
    const password = desk.page.getByLabel('Password of the telephone');
    await password.fill('wrong');
    await desk.press('Switch on');
    await desk.shows('The switch has refused the password of the telephone.');
    await password.fill(lab.server.secret);
    await desk.press('Switch on');
    await untilPhone('registered');
    await desk.page.getByText('Microphone, speaker, ring tone').click();
    const microphone = desk.page.locator('.phone select').first();
    expect(await microphone.locator('option').count()).toBeGreaterThan(1);
    await microphone.selectOption({ index: 1 });
    await desk.page.getByLabel('Ring tone').uncheck();
    expect(await axeProblems(desk.page)).toEqual([]);
  });

  it('is not shown to who has a telephone on the desk', async () => {
    await open('1002');
    await desk.page.locator('.people').waitFor();
    expect(await desk.page.locator('.phone').count()).toBe(0);
  });
});
