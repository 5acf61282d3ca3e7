import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { Scrape } from '../support/scrape.js';

const SERVICE = { service: 'InteractionProcessor' };

describe('/metrics', () => {
  let processor: Processor;
  beforeAll(async () => {
    processor = await Processor.start();
  });
  afterAll(() => processor.stop());

  const scrape = () => Scrape.of(processor.url);
  const becomes = (what: string, holds: (now: Scrape) => boolean) =>
    eventually(what, async () => holds(await scrape()));

  it('is Prometheus’s text, kept by nobody', async () => {
    const response = await fetch(`${processor.url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('tells how services and sessions are now', async () => {
    const desktop = await (await processor.desktop()).signIn('1001', 'demo');
    await becomes('the session is there', (now) => now.value('sessions', { ...SERVICE, state: 'started' }) === 1);
    const now = await scrape();
    expect(now.value('service_up', SERVICE)).toBe(1);
    expect(now.value('service_status', { ...SERVICE, status: 'InService' })).toBe(1);
    expect(now.value('ready')).toBe(1);
    expect(now.value('session_conditions', { ...SERVICE, state: 'bound' })).toBe(1);
    expect(now.value('channels', { ...SERVICE, state: 'notready' })).toBe(1);
    succeeded(await desktop.command('channel.ready', 'tel'));
    const call = await processor.customerCalls('+49301234567');
    await becomes('it rings', (then) => then.value('interactions', { ...SERVICE, state: 'ALERTING' }) === 1);
    await processor.simulator('POST', `calls/${call}/hangup`);
    await becomes('it rings no more', (then) => then.value('interactions', { state: 'ALERTING' }) === 0);
    succeeded(await desktop.command('session.logout'));
    await becomes('nothing is left', (then) => then.sum('sessions') === 0 && then.sum('interactions') === 0);
  });

  it('counts commands by what came of them, and calls all that are none by one name', async () => {
    const desktop = await processor.desktop();
    await desktop.send({ command: 'getServices' });
    await desktop.sendBad({ command: 'planted-command' });
    await becomes('both are told', (now) => now.value('commands_total', { command: 'unknown' }) === 1);
    const now = await scrape();
    const refused = { command: 'unknown', result: 'failure', code: 'UNKNOWN_COMMAND' };
    expect(now.value('commands_total', refused)).toBe(1);
    expect(now.value('commands_total', { command: 'getServices', result: 'success' })).toBe(1);
    expect(now.value('command_duration_seconds_count', { command: 'getServices' })).toBe(1);
    expect(now.text).not.toContain('planted');
  });

  it('measures how long what the switch tells takes to the client, and not what is told again', async () => {
    const before = (await scrape()).value('event_latency_seconds_count') ?? 0;
    const desktop = await (await processor.desktop()).signIn('1002', 'demo');
    succeeded(await desktop.command('channel.ready', 'tel'));
    const call = await processor.customerCalls('+49301234567');
    await becomes('it is told', (now) => now.sum('event_latency_seconds_count') > before);
    await processor.simulator('POST', `calls/${call}/hangup`);
    await desktop.until(({ name }) => name === 'interaction.ended', 'the end');
    let settled = 0;
    await becomes('no telephone rings', (now) => {
      settled = now.sum('event_latency_seconds_count');
      return now.value('interactions', { state: 'ALERTING' }) === 0 && now.value('unread_bytes') === 0;
    });
    const { resource, token } = desktop;
    const back = await processor.desktop();
    succeeded(await back.send({ command: 'bindResource', data: { resource, token, lastSeq: 0 } }));
    await becomes('all is told again', (now) => now.sum('replayed_events_total') > 5);
    const after = await scrape();
    expect(after.value('event_latency_seconds_count')).toBe(settled);
    expect(after.value('event_latency_seconds_sum')).toBeLessThan(10);
  });

  it('counts sign-ins by what came of them, and who is kept out', async () => {
    const stranger = await processor.desktop();
    const agent = { id: '1003', password: 'planted' };
    for (let left = 10; left > 0; left -= 1) await stranger.send({ command: 'prepareSession', data: { agent } });
    await becomes('the lock-out is told', (now) => now.value('lock_outs_total', { scope: 'agent' }) === 1);
    const now = await scrape();
    const refused = (code: string) => now.value('sign_ins_total', { result: 'failure', code }) ?? 0;
    expect(refused('INVALID_CREDENTIALS')).toBeGreaterThan(0);
    expect(refused('INVALID_CREDENTIALS') + refused('TOO_MANY_ATTEMPTS')).toBe(10);
    expect(now.value('sign_ins_waiting')).toBe(0);
    expect(now.value('connections')).toBeGreaterThan(0);
  });
});

describe('the setting metrics', () => {
  it.each([{ METRICS: 'off' }, { METRICS: 'admin' }])(
    '%j leaves the clients’ port without them',
    async (environment) => {
      const processor = await Processor.start(environment);
      expect((await fetch(`${processor.url}/metrics`)).status).toBe(404);
      await processor.stop();
    },
  );
});
