import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { CommandResponse } from '../../src/protocol/response.js';
import { AsteriskServer } from '../support/asterisk/asterisk-server.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { RedisLab } from '../support/redis/redis-lab.js';

const PATIENCE_MS = 20_000;
const PASSWORDS = { '1001': 'Tr0ub4dor-eins', '1002': 'Tr0ub4dor-zwei', '1004': 'Tr0ub4dor-vier' };
const ANOTHER = 'Tr0ub4dor-neu';

/** `session.phone` on a real Asterisk, in a process that tells all it can and keeps its sessions in a store. */
describe('a telephone in the browser', () => {
  const server = new AsteriskServer();
  const redis = new RedisLab();
  const folder = mkdtempSync(join(tmpdir(), 'phones-'));
  const file = join(folder, 'phones.yaml');
  const stored: string[] = [];
  const desktops: Desktop[] = [];
  const watching: Redis[] = [];
  let running: ProcessorProcess;
  let url: string;

  const write = (passwords: Record<string, string>) => writeFileSync(file, JSON.stringify(passwords));

  beforeAll(async () => {
    write(PASSWORDS);
    await Promise.all([server.start(), redis.start()]);
    const client = new Redis(redis.url, { retryStrategy: () => null });
    const monitor = await client.monitor();
    watching.push(client, monitor);
    monitor.on('monitor', (_: string, words: string[]) => stored.push(words.join(' ')));
    running = ProcessorProcess.start({
      PORT: '0',
      LOG_LEVEL: 'debug',
      DEBUG_PROTOCOL: 'true',
      REDIS_URL: redis.url,
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${server.host}:${server.amiPort}`,
      ASTERISK_AMI_USER: server.amiUser,
      ASTERISK_AMI_SECRET: server.secret,
      ASTERISK_ARI_URL: `http://${server.host}:${server.httpPort}`,
      ASTERISK_ARI_USER: server.ariUser,
      ASTERISK_ARI_SECRET: server.secret,
      ASTERISK_PHONES_URL: `ws://${server.host}:${server.httpPort}/ws`,
      ASTERISK_PHONES_EXTENSIONS: '1001,1002,1004',
      ASTERISK_PHONES_PASSWORDS_FILE: file,
    });
    url = await running.url();
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok, PATIENCE_MS, 'in service');
  }, LAB_START_MS);

  afterEach(async () => {
    for (const one of desktops.splice(0)) {
      if (one.resource) await one.command('session.logout');
      one.close();
    }
  });

  afterAll(async () => {
    for (const one of watching) one.disconnect();
    running?.signal('SIGTERM');
    await running?.exit();
    await Promise.all([server.stop(), redis.stop()]);
    rmSync(folder, { recursive: true });
  });

  const connect = async () => {
    const desktop = await Desktop.connect(url);
    desktops.push(desktop);
    return desktop;
  };
  const phoneOf = (answer: CommandResponse) => (succeeded(answer)['data'] as { phone?: object }).phone;

  it('is told where it registers, as the file has it at that moment', async () => {
    const desktop = await (await connect()).signIn('1001');
    const account = { url: `ws://127.0.0.1:${server.httpPort}/ws`, address: 'sip:1001@127.0.0.1', user: '1001' };
    const first = await desktop.command('session.phone', '', undefined, 'p1');
    expect(phoneOf(first)).toEqual({ ...account, password: PASSWORDS['1001'] });
    write({ '1001': ANOTHER });
    const again = await desktop.command('session.phone', '', undefined, 'p1');
    expect(phoneOf(again)).toEqual({ ...account, password: ANOTHER });
    write({});
    expect(phoneOf(await desktop.command('session.phone'))).toEqual(account);
    write(PASSWORDS);
  });

  it('is nothing for an agent with another telephone', async () => {
    const desktop = await (await connect()).signIn('1003');
    expect(succeeded(await desktop.command('session.phone'))['data']).toEqual({});
  });

  it("has its password typed where it is not the agent's own", async () => {
    const desktop = await connect();
    await desktop.prepare('1003');
    succeeded(await desktop.send({ command: 'bindResource', data: { resource: desktop.resource } }));
    succeeded(await desktop.command('session.start', '', { extension: '1004' }));
    expect(phoneOf(await desktop.command('session.phone'))).toEqual({
      url: expect.any(String),
      address: 'sip:1004@127.0.0.1',
      user: '1004',
    });
  });

  it('is told to the client that is bound, and to nobody else', async () => {
    const [desktop, other] = [await (await connect()).signIn('1001'), await connect()];
    const target = desktop.resource;
    const before = await other.send({ command: 'session.phone', target });
    expect(before.failure?.code).toBe('NOT_BOUND');
    const { token } = desktop;
    succeeded(await other.send({ command: 'bindResource', data: { resource: target, token } }));
    expect(phoneOf(await other.send({ command: 'session.phone', target }))).toMatchObject({ user: '1001' });
    const after = await desktop.command('session.phone');
    expect(after.failure?.code).toBe('NOT_BOUND');
    succeeded(await other.send({ command: 'session.logout', target }));
  });

  it('leaves its password nowhere', async () => {
    const desktop = await (await connect()).signIn('1002');
    const asked = await desktop.command('session.phone', '', undefined, 'secret');
    expect(JSON.stringify(asked)).toContain(PASSWORDS['1002']);
    const others = [
      await desktop.command('session.snapshot'),
      await desktop.send({ command: 'getServices' }),
      await desktop.sendBad({ command: 'session.phone', target: `${desktop.resource}.tel`, id: 'secret' }),
      await desktop.sendBad({ command: 'session.phone', id: 'secret' }),
    ];
    const target = desktop.resource;
    succeeded(await desktop.command('channel.ready', 'tel', undefined, 'kept'));
    succeeded(await desktop.command('session.logout'));
    await eventually(() => stored.some((line) => line.includes(target)), PATIENCE_MS, 'the session in the store');
    expect(stored.some((line) => line.includes('channel.ready kept'))).toBe(true);
    expect(running.output).toContain('1002');
    for (const all of [JSON.stringify([others, desktop.events]), stored.join('\n'), running.output]) {
      expect(all).not.toContain('Tr0ub4dor');
    }
  });
});
