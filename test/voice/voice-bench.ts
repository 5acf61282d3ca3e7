import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { AsteriskLab, type AgentNumber } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES, type Voice } from '../support/asterisk/lab-tones.js';
import { startChromium } from '../support/chromium.js';
import { ConsolePage } from '../support/console/console-page.js';
import { Processor } from '../support/processor.js';
import { writeSpokenTone } from './spoken-tone.js';

const PATIENCE_MS = 10_000;
/** dB below which nobody hears anything */
const AUDIBLE = -60;
const CLOSE_HERTZ = 20;
const EARS = 'test/voice/page/ears.js';

/** A switch with phones, a processor, and a browser whose microphone hears the tone of agent 1001. */
export class VoiceBench {
  readonly lab: AsteriskLab;
  private readonly folder = mkdtempSync(join(tmpdir(), 'voice-'));
  private chromium: Browser | undefined;
  private running: Processor | undefined;

  /** @param browsers whose phones are in browsers */
  constructor(private readonly browsers: readonly string[] = ['1001']) {
    this.lab = new AsteriskLab({ browsers });
  }

  get browser(): Browser {
    if (!this.chromium) throw new Error('not started');
    return this.chromium;
  }

  get processor(): Processor {
    if (!this.running) throw new Error('not started');
    return this.running;
  }

  /**
   * @param phones the other ones
   * @param accounts `passwords`: those phones in browsers whose passwords the service knows
   */
  async start(
    phones: readonly AgentNumber[],
    accounts: { readonly passwords?: readonly string[] } = {},
  ): Promise<void> {
    const spoken = join(this.folder, 'tone.wav');
    writeSpokenTone(spoken, TONES['1001']);
    this.chromium = await startChromium([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}`,
    ]);
    await this.lab.start(phones);
    this.running = await Processor.start({ CONFIG_FILE: this.configuration(accounts.passwords ?? []) });
    const { url } = this.running;
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok, PATIENCE_MS, 'in service');
  }

  /** Makes the service's files. @returns the path of its configuration */
  private configuration(known: readonly string[]): string {
    const { host, amiPort, httpPort, amiUser, ariUser, secret, phoneUrl } = this.lab.server;
    const passwordsFile = join(this.folder, 'passwords.yaml');
    writeFileSync(passwordsFile, JSON.stringify(Object.fromEntries(known.map((account) => [account, secret]))));
    const options = {
      ami: { url: `tcp://${host}:${amiPort}`, user: amiUser, secret },
      ari: { url: `http://${host}:${httpPort}`, user: ariUser, secret },
      browserPhones: { url: phoneUrl, extensions: this.browsers, passwordsFile },
    };
    const path = join(this.folder, 'config.yaml');
    writeFileSync(path, JSON.stringify({ services: [{ id: 'InteractionProcessor', provider: 'asterisk', options }] }));
    return path;
  }

  async stop(): Promise<void> {
    await this.chromium?.close();
    await this.running?.stop();
    await this.lab.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The console, which can be listened to. */
  async console(): Promise<ConsolePage> {
    return ConsolePage.open(this.browser, this.processor.url, '/console', EARS);
  }

  /** A page that can be listened to. */
  async page(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript({ path: EARS });
    await page.goto(url);
    return page;
  }
}

interface Loudest {
  readonly hertz: number;
  readonly decibels: number;
}

/** Who is heard in a page just now, of all calls there together. */
export async function heardIn(page: Page): Promise<readonly string[]> {
  const loudest = (await page.evaluate('loudest()')) as readonly Loudest[];
  const audible = loudest.filter(({ decibels }) => decibels > AUDIBLE);
  return audible.map(({ hertz }) => {
    const voices = Object.keys(TONES) as Voice[];
    return voices.find((voice) => Math.abs(TONES[voice] - hertz) < CLOSE_HERTZ) ?? `${Math.round(hertz)} Hz`;
  });
}

/** Resolves once exactly those are heard in the page. */
export async function untilHeard(page: Page, ...voices: readonly string[]): Promise<void> {
  let heard: readonly string[] = [];
  const same = async () => {
    heard = await heardIn(page);
    return heard.join() === voices.join();
  };
  await eventually(same, PATIENCE_MS, () => `${voices.join() || 'nobody'} heard in the page, but ${heard.join()}`);
}
