import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { Scrape } from '../support/scrape.js';

const AGENTS = ['1001', '1002', '1003', '1004', '1005'];
const CUSTOMER = '+4930556677';

/** What a label may be called: of `src/metrics/instruments.ts`, Prometheus’s own, and those of Node's metrics. */
const LABELS =
  /^(action|by|change|code|command|event|kind|limit|node|result|scope|service|state|status|stream|version|le)$/;

describe('the labels of metrics, after much has gone on', () => {
  let processor: Processor;
  const planted: string[] = [CUSTOMER.slice(1), 'planted', '127.0.0.1'];

  beforeAll(async () => {
    processor = await Processor.start();
    for (const agent of AGENTS) await work(agent);
    const stranger = await processor.desktop();
    for (const word of ['planted-1', '__proto__', 'constructor', 'x'.repeat(1_000)])
      await stranger.sendBad({ command: word, id: `planted ${word}`, target: 'planted', data: { planted: word } });
    const agent = { id: 'planted-agent', password: 'planted-password' };
    for (let left = 6; left > 0; left -= 1) await stranger.send({ command: 'prepareSession', data: { agent } });
    await stranger.send({ command: 'prepareSession', service: 'planted-service', data: { agent } });
  });
  afterAll(() => processor.stop());

  async function work(agent: string): Promise<void> {
    const desktop = await (await processor.desktop()).signIn(agent);
    planted.push(desktop.resource, desktop.token ?? 'planted');
    succeeded(await desktop.command('channel.ready', 'tel'));
    const call = await processor.customerCalls(CUSTOMER, { data: { note: 'planted note' } });
    const ringing = await desktop.until(({ name }) => name === 'interaction.added', 'a call');
    for (const command of SESSION_COMMANDS) {
      if (command === 'session.logout') continue;
      await desktop.sendBad({ command, id: `planted-${command}`, target: ringing.target, data: { planted: CUSTOMER } });
    }
    await processor.simulator('POST', `calls/${call}/hangup`);
    desktop.close();
  }

  it('name no agent, session, client, address, number or word of anybody’s', async () => {
    const { text, samples } = await Scrape.of(processor.url);
    expect(samples.length).toBeGreaterThan(200);
    expect(planted.filter((word) => text.includes(word))).toEqual([]);
    const values = samples.flatMap(({ labels }) => Object.values(labels));
    expect(values.filter((value) => AGENTS.some((agent) => value.includes(agent)))).toEqual([]);
    const names = new Set(samples.flatMap(({ labels }) => Object.keys(labels)));
    expect([...names].filter((name) => !LABELS.test(name))).toEqual([]);
  });

  it('are no more than commands and codes are', async () => {
    const { samples } = await Scrape.of(processor.url);
    const commands = new Set(samples.flatMap(({ labels }) => labels['command'] ?? []));
    expect(commands).toContain('unknown');
    expect(commands.size).toBeLessThanOrEqual(SESSION_COMMANDS.length + 12);
  });

  it('cost few milliseconds, also where somebody asks without end', async () => {
    const begun = performance.now();
    const texts = await Promise.all(Array.from({ length: 200 }, () => Scrape.of(processor.url)));
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(new Set(texts.map(({ text }) => text)).size).toBeLessThan(100);
  });
});
