import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { connect, type Client, type Session } from '../../src/client.js';
import { CutLine } from '../soak/cut-line.js';
import { Randomness } from '../soak/randomness.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { PageServer } from './page-server.js';
import { untilHeard, VoiceBench } from './voice-bench.js';

const PATIENCE_MS = 10_000;

interface State {
  readonly state: string;
  readonly reason?: string;
  readonly call: string;
  readonly microphone: string;
  readonly calls: readonly { readonly state: string; readonly caller: string }[];
}

describe('a phone in a browser, at a real Asterisk', () => {
  const bench = new VoiceBench();
  const { lab } = bench;
  let pages: PageServer;
  let page: Page;
  let session: Session;
  const agents: Client[] = [];

  beforeAll(async () => {
    pages = await PageServer.start();
    await bench.start(['1002']);
  }, LAB_START_MS);

  afterAll(async () => {
    await bench.stop();
    await pages.stop();
  });

  const signIn = async (agent: string): Promise<Session> => {
    const client = await connect(bench.processor.url);
    agents.push(client);
    return client.signIn({ agent, password: 'demo', confirm: () => true });
  };
  /** Once its calls have ended and are wrapped up. */
  const signOff = async (client: Client) => {
    const out = async () => {
      for (const one of client.session?.objects.values() ?? []) {
        if (one.kind === 'interaction' && one.allowed.includes('interaction.complete'))
          await one.complete().catch(() => undefined);
      }
      await client.session?.logout();
      return true;
    };
    await eventually(() => out().catch(() => false), PATIENCE_MS, 'signed off');
    client.close();
  };

  const state = () => page.evaluate('phone.state') as Promise<State>;
  const untilPhone = (what: string, is: (now: State) => boolean) => {
    let last: State | undefined;
    return eventually(
      async () => {
        last = await state();
        return is(last) ? last : undefined;
      },
      PATIENCE_MS,
      () => `${what}, but ${JSON.stringify(last)}`,
    );
  };
  const config = (password = lab.server.secret, url = lab.server.phoneUrl) => {
    const { host } = lab.server;
    return JSON.stringify({ url, address: `sip:1001@${host}`, user: '1001', password });
  };
  const register = async (at = config()) => {
    await page.evaluate(`phone.start(${at})`);
    await untilPhone('registered', (now) => now.state === 'registered');
  };

  beforeEach(async () => {
    page = await bench.page(pages.url);
    page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? ''}\n`));
    page.on('dialog', (dialog) => void dialog.accept());
    session = await signIn('1001');
  });

  afterEach(async () => {
    await page.close();
    await lab.reset();
    await Promise.all(agents.splice(0).map((client) => signOff(client)));
  });

  const leg = async (wanted: string, not?: string) =>
    eventually(
      () => {
        for (const object of session.objects.values()) {
          if (object.kind === 'conversation' && object.state === wanted && object.target !== not) return object;
        }
        return undefined;
      },
      PATIENCE_MS,
      () => `a conversation ${wanted}, but ${JSON.stringify([...session.objects.values()])}`,
    );

  /** A customer's call in the queue, answered from the desktop. */
  const answered = async (at = config()) => {
    await register(at);
    await session.channels[0]?.ready();
    const customer = await lab.customer.dial('800');
    await untilPhone('ringing', ({ call }) => call === 'ringing');
    const alerting = await leg('alerting');
    await alerting.answer();
    const call = await leg('connected');
    await untilHeard(page, 'customer');
    return { customer, call };
  };
  const untilOff = () =>
    eventually(async () => !(await lab.server.cli('pjsip show contacts')).includes('1001'), PATIENCE_MS, 'no contact');

  it('registers, is answered from the desktop, holds, hangs up and wraps up', async () => {
    const { customer, call } = await answered();
    expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });
    await call.hold();
    await untilHeard(page);
    expect(await lab.audio({ customer })).toEqual({ customer: ['music'] });
    await call.retrieve();
    await untilHeard(page, 'customer');
    await call.release();
    await untilPhone('no call', (now) => now.call === 'none');
    await session.channels[0]?.interactions[0]?.complete();
    expect(session.channels[0]?.interactions).toEqual([]);
  });

  it('picks up by itself when its agent dials, hangs up by hand, and does so again after it was off', async () => {
    for (const time of ['first', 'second']) {
      await register();
      const call = await session.channels[0]?.dial('+15550456');
      const { call: third } = await lab.customer.next('incoming');
      lab.customer.answer(third);
      await untilHeard(page, 'third');
      if (time === 'first') expect(await lab.audio({ third })).toEqual({ third: ['1001'] });
      await page.evaluate('phone.hangUp()');
      await untilPhone('no call', (now) => now.call === 'none');
      await eventually(() => (third.isOver ? true : undefined), PATIENCE_MS, 'over for the other, too');
      expect(call?.current?.state ?? 'ended').toBe('ended');
      await session.channels[0]?.interactions[0]?.complete();
      await page.evaluate('phone.stop()');
    }
  });

  it('holds one call when it answers another, and takes it back', async () => {
    const { customer, call } = await answered();
    const second = await lab.customer.dial('811001', { from: '+15550102' });
    const alerting = await leg('alerting');
    await alerting.answer();
    await untilPhone('two', ({ calls }) => calls.map((one) => one.state).join() === 'held,active');
    await untilHeard(page, 'customer2');
    expect(await lab.audio({ customer, second })).toEqual({ customer: ['music'], second: ['1001'] });
    await (await leg('held')).retrieve();
    await untilPhone('two', ({ calls }) => calls.map((one) => one.state).join() === 'active,held');
    await untilHeard(page, 'customer');
    expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });
    await call.current?.release();
  });

  it('says what is wrong', async () => {
    await page.evaluate(`phone.start(${config('wrong')})`);
    await untilPhone('wrong password', ({ state, reason }) => state === 'failed' && reason === 'wrong-password');
    await page.evaluate(`phone.start(${config(undefined, 'ws://127.0.0.1:1/ws')})`);
    await untilPhone('unreachable', ({ state, reason }) => state === 'failed' && reason === 'unreachable');
    await page.evaluate(`phone.start(${config(undefined, 'wss://127.0.0.1:1/ws')})`);
    await untilPhone('unreachable', ({ reason }) => reason === 'unreachable-or-untrusted');
    await register();
    await page.evaluate('phone.stop()');
    await untilOff();
  });

  it.each([
    ['NotFoundError', 'no-microphone'],
    ['NotAllowedError', 'microphone-denied'],
    ['NotReadableError', 'microphone-busy'],
  ])('is not registered while %s is all there is of a microphone, and then is', async (name, reason) => {
    await page.evaluate(`{
      const { mediaDevices } = navigator;
      window.request = mediaDevices.getUserMedia;
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '${name}'));
      void phone.start(${config()});
    }`);
    await untilPhone(reason, (now) => now.state === 'failed' && now.reason === reason);
    await page.evaluate(`{
      navigator.mediaDevices.getUserMedia = window.request;
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    }`);
    await untilPhone('registered', ({ state }) => state === 'registered');
  });

  it('goes on with a call whose microphone is pulled out, and talks when there is one again', async () => {
    const { customer } = await answered();
    await page.evaluate(`{
      const { mediaDevices } = navigator;
      const [call] = phone.calls.calls.values();
      for (const stream of [phone.microphone.stream, call.mine]) for (const track of stream.getTracks()) track.stop();
      window.request = mediaDevices.getUserMedia;
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
      mediaDevices.dispatchEvent(new Event('devicechange'));
    }`);
    await untilPhone('without a microphone', ({ microphone, call }) => microphone === 'none' && call === 'active');
    expect(await lab.audio({ customer })).toEqual({ customer: [] });
    await untilHeard(page, 'customer');
    await page.evaluate(`{
      navigator.mediaDevices.getUserMedia = window.request;
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    }`);
    await untilPhone('with one', ({ microphone }) => microphone === 'ok');
    expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });
  });

  it('keeps a call and takes up its line again when that is cut', async () => {
    const line = await CutLine.open(() => lab.server.httpPort, new Randomness(1));
    try {
      const url = `${line.url.replace('http', 'ws')}/ws`;
      const { customer, call } = await answered(config(undefined, url));
      await line.cut();
      await untilPhone('without a line', ({ reason }) => reason === 'unreachable');
      await untilHeard(page, 'customer');
      await untilPhone('registered again', ({ state }) => state === 'registered');
      expect(await lab.audio({ customer })).toEqual({ customer: ['1001'] });
      await lab.customer.hangup(customer);
      await untilPhone('no call', (now) => now.call === 'none');
      expect(call.current?.state ?? 'ended').toBe('ended');
    } finally {
      await line.close();
    }
  });

  it('is not registered any more once its page has gone, and the customer hears so', async () => {
    const { customer } = await answered();
    await page.goto('about:blank');
    await untilOff();
    await eventually(() => (customer.isOver ? true : undefined), PATIENCE_MS, 'the end for the customer');
  });
});
