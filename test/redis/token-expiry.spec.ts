import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { OpenIdLab } from '../support/openid/openid-lab.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

const lab = new OpenIdLab({ anna: {} });
const folder = mkdtempSync(join(tmpdir(), 'token-expiry-'));
let cluster: Cluster;

beforeAll(async () => {
  await lab.start();
  const source = { kind: 'openid', issuer: lab.issuer, audience: ['processor'], clockSkew: 0 };
  const CONFIG_FILE = join(folder, 'config.yaml');
  writeFileSync(CONFIG_FILE, JSON.stringify({ agents: { sources: [source] } }));
  cluster = new Cluster({ CONFIG_FILE });
  await cluster.start(2);
}, REDIS_START_MS);

afterAll(async () => {
  await cluster.stop();
  await lab.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

it('a session ends when its token does at the instance that has taken it over, and the token is nowhere in Redis', async () => {
  const tokens = [await lab.token('anna', { seconds: 600 }), await lab.token('anna', { seconds: 603 })];
  const [first = '', second = ''] = tokens;
  const short = await lab.token('anna', { seconds: 12 });
  const before = await (await cluster.desktop(cluster.at(0))).signIn('anna', short);
  const expires = Date.parse(String(before.events.at(-1)?.data?.['session']?.['expires']));
  cluster.at(0).process.signal('SIGKILL');
  const after = await cluster.goOn(cluster.at(1), before);
  const { cause } = await after.until(({ name }) => name === 'session.ended', 'session.ended');
  expect(cause).toEqual({ code: 'expired', by: { kind: 'rule' } });
  expect(Date.now()).toBeGreaterThanOrEqual(expires);

  const renewed = await (await cluster.desktop(cluster.at(1))).signIn('anna', first);
  expect((await renewed.command('session.renew', '', { token: second })).result).toBe('success');
  const kept = await dumped();
  expect(kept).toContain(renewed.resource);
  for (const token of [short, ...tokens])
    for (const part of token.split('.').slice(1)) expect(kept).not.toContain(part);
}, 90_000);

/** Every key with all that is in it. */
async function dumped(): Promise<string> {
  const { server } = cluster.redis;
  const keys = (await server.cli('KEYS', '*')).split('\n').filter(Boolean);
  const READ: Readonly<Record<string, readonly string[]>> = {
    string: ['GET'],
    hash: ['HGETALL'],
    list: ['LRANGE', '0', '-1'],
    set: ['SMEMBERS'],
    zset: ['ZRANGE', '0', '-1'],
    stream: ['XRANGE', '-', '+'],
  };
  let all = '';
  for (const key of keys) {
    const kind = (await server.cli('TYPE', key)).trim();
    const [command = 'DUMP', ...rest] = READ[kind] ?? [];
    all += `${key}\n${await server.cli(command, key, ...rest)}\n`;
  }
  return all;
}
