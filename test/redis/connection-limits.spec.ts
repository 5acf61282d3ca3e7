import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { byPolling, byWebSocket, type Handshake } from '../hostile/handshake.js';
import { eventually } from '../support/asterisk/eventually.js';
import { ProcessorProcess } from '../support/process.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';

const LIMIT = 20;
const DEADLINE_MS = 30_000;

const lab = new RedisLab();
const folder = mkdtempSync(join(tmpdir(), 'connection-limits-'));
const [processes, urls]: [ProcessorProcess[], string[]] = [[], []];
const opened: Handshake[] = [];
let addresses = 0;

beforeAll(async () => {
  await lab.start();
  const CONFIG_FILE = join(folder, 'config.yaml');
  const settings = { limits: { connectionsPerAddress: LIMIT }, trustedProxies: ['127.0.0.1'] };
  writeFileSync(CONFIG_FILE, JSON.stringify(settings));
  for (let n = 0; n < 2; n += 1)
    processes.push(ProcessorProcess.start({ PORT: '0', CONFIG_FILE, REDIS_URL: lab.url, LOG_LEVEL: 'info' }));
  urls.push(...(await Promise.all(processes.map((one) => one.url()))));
  await acquainted();
}, REDIS_START_MS);
afterEach(leave);
afterAll(async () => {
  for (const one of processes) if (one.alive) one.signal('SIGKILL');
  await Promise.all(processes.map((one) => one.exit()));
  await lab.stop();
  rmSync(folder, { recursive: true });
}, DEADLINE_MS);

const elsewhere = () => `192.0.2.${(addresses += 1)}`;

function leave(): void {
  for (const one of opened.splice(0)) one.leave();
}

/** So many want in at once. @returns how many are let in; the others are too many */
async function open(count: number, instance: number, address: string): Promise<number> {
  const headers = { 'x-forwarded-for': address };
  const all = await Promise.all(Array.from({ length: count }, () => byWebSocket(urls[instance] ?? '', headers)));
  opened.push(...all);
  const [inside, outside] = [101, 429].map((code) => all.filter(({ status }) => status === code).length);
  expect((inside ?? 0) + (outside ?? 0)).toBe(count);
  return inside ?? 0;
}

/** Whether one is let in, who leaves again. */
async function letsIn(instance: number, address: string): Promise<boolean> {
  const inside = await open(1, instance, address);
  opened.pop()?.leave();
  return inside === 1;
}

const soon = (what: string, look: () => Promise<boolean>) => eventually(look, DEADLINE_MS, what);

/** All of that address leave, and both have heard of it. */
async function left(address: string): Promise<void> {
  leave();
  for (const instance of [0, 1]) await soon('who left makes room', () => letsIn(instance, address));
}

/** Until each counts what the other one has. */
async function acquainted(): Promise<void> {
  for (const instance of [0, 1]) {
    const address = elsewhere();
    await open(LIMIT, instance, address);
    await soon('they know of each other', async () => !(await letsIn(1 - instance, address)));
    await left(address);
  }
}

/** It has all that one address may have, and the other one lets in nobody more of it. */
async function filled(instance: number): Promise<string> {
  const address = elsewhere();
  expect(await open(LIMIT, instance, address)).toBe(LIMIT);
  expect(await letsIn(1 - instance, address)).toBe(false);
  return address;
}

describe('connections of one address at two instances', () => {
  it('are together no more than at one; who leaves makes room for as many', async () => {
    const address = await filled(0);
    const polling = await byPolling(urls[1] ?? '', { 'x-forwarded-for': address });
    expect([polling.status, polling.headers['retry-after']]).toEqual([429, '10']);
    expect(await letsIn(1, elsewhere())).toBe(true);
    for (const one of opened.splice(0, 5)) one.leave();
    let again = 0;
    await soon('those who left make room', async () => (again += await open(1, 1, address)) === 5);
    expect(await letsIn(1, address)).toBe(false);
    await left(address);
  });

  it('are no more either where they come to both at once', async () => {
    const address = elsewhere();
    const waves = Array.from({ length: 3 }, () => [open(LIMIT, 0, address), open(LIMIT, 1, address)]).flat();
    const inside = (await Promise.all(waves)).reduce((sum, one) => sum + one, 0);
    expect(inside).toBeLessThanOrEqual(LIMIT);
    expect(inside).toBeGreaterThan(0);
  });

  it('are counted anew when the store has lost them, and by each for itself while it is away', async () => {
    const address = await filled(0);
    await lab.server.cli('FLUSHALL');
    await soon('they are counted anew', async () => !(await letsIn(1, address)));
    await lab.server.kill();
    await soon('its own limit', () => letsIn(1, address));
    expect(await open(LIMIT + 1, 1, address)).toBe(LIMIT);
    leave();
    await lab.server.start();
    await acquainted();
  });

  it('that died with their instance are forgotten', async () => {
    const address = await filled(0);
    processes[0]?.signal('SIGKILL');
    let inside = 0;
    await soon('room for as many', async () => (inside += await open(5, 1, address)) === LIMIT);
    expect(await letsIn(1, address)).toBe(false);
  });
});
