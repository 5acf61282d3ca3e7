import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { connect } from '../../src/client.js';
import { LaptopSwitch } from '../container/laptop-switch.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES } from '../support/asterisk/lab-tones.js';
import { startChromium } from '../support/chromium.js';
import { Processor } from '../support/processor.js';
import { PageServer } from './page-server.js';
import { writeSpokenTone } from './spoken-tone.js';
import { untilHeard } from './voice-bench.js';

const PATIENCE_MS = 15_000;
const SECRET = 'only-for-this-test';

/** What the `asterisk` profile of docker-compose.yml promises an agent without a telephone. */
describe("a phone in a browser, at the container's Asterisk", () => {
  const folder = mkdtempSync(join(tmpdir(), 'voice-'));
  let laptop: LaptopSwitch;
  let processor: Processor;
  let pages: PageServer;
  let chromium: Browser;

  beforeAll(async () => {
    const [spoken, passwords] = [join(folder, 'tone.wav'), join(folder, 'phones')];
    writeSpokenTone(spoken, TONES['1001']);
    writeFileSync(passwords, `1001: ${SECRET}\n`);
    laptop = await LaptopSwitch.start(SECRET);
    pages = await PageServer.start();
    chromium = await startChromium([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}`,
    ]);
    processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://127.0.0.1:${laptop.ports.ami}`,
      ASTERISK_AMI_USER: 'processor',
      ASTERISK_AMI_SECRET: SECRET,
      ASTERISK_ARI_URL: `http://127.0.0.1:${laptop.ports.http}`,
      ASTERISK_ARI_USER: 'processor',
      ASTERISK_ARI_SECRET: SECRET,
      ASTERISK_PHONES_URL: `ws://127.0.0.1:${laptop.ports.http}/ws`,
      ASTERISK_PHONES_EXTENSIONS: '1001',
      ASTERISK_PHONES_PASSWORDS_FILE: passwords,
    });
    const ready = async () => (await fetch(`${processor.url}/health/ready`)).ok;
    await eventually(ready, PATIENCE_MS, 'the processor ready');
  }, LAB_START_MS);

  afterAll(async () => {
    await chromium?.close();
    await processor?.stop();
    await pages?.stop();
    await laptop?.stop();
    rmSync(folder, { recursive: true });
  });

  it('registers by what its agent is told, and hears itself at 500', async () => {
    const page = await chromium.newPage();
    await page.addInitScript({ path: 'test/voice/page/ears.js' });
    await page.goto(pages.url);
    const client = await connect(processor.url);
    const session = await client.signIn({ agent: '1001', password: 'demo', confirm: () => true });
    await page.evaluate(`phone.start(${JSON.stringify(await session.phone())})`);
    const [channel] = session.channels;
    await eventually(() => channel?.current?.login === 'active', PATIENCE_MS, 'the telephone is there');
    const call = await channel?.dial('500');
    await untilHeard(page, '1001');
    await call?.current?.release();
    await untilHeard(page);
    client.close();
  });
});
