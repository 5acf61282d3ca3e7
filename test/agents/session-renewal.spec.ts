import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { PasswordHash } from '../../src/agents/password-hash.js';
import type { CommandResponse } from '../../src/protocol/response.js';
import type { Desktop } from '../support/desktop.js';
import { OpenIdLab } from '../support/openid/openid-lab.js';
import { Processor } from '../support/processor.js';

const lab = new OpenIdLab({ anna: { name: 'Anna A.', extension: '2001', queues: ['support'] }, bert: {} });
const folder = mkdtempSync(join(tmpdir(), 'sources-'));
let processor: Processor;

beforeAll(async () => {
  await lab.start();
  const hash = (await PasswordHash.of('a password', Buffer.alloc(16, 7), { ln: 4, r: 8, p: 1 })).toString();
  writeFileSync(join(folder, 'agents.yaml'), `agents: [{ id: carl, password: "${hash}" }]`);
  const sources = [
    `{ kind: openid, issuer: "${lab.issuer}", audience: [processor], clockSkew: 0 }`,
    '{ kind: ldap, url: "ldap://127.0.0.1:1", base: "dc=example" }',
    `{ kind: file, file: "${join(folder, 'agents.yaml')}" }`,
  ];
  const attempts = 'attempts: { perAgent: 3, perAddress: 100000 }';
  writeFileSync(join(folder, 'config.yaml'), `${attempts}\nagents: { sources: [${sources.join(', ')}] }\n`);
  processor = await Processor.start({ CONFIG_FILE: join(folder, 'config.yaml') });
}, 60_000);

afterAll(async () => {
  await processor.stop();
  await lab.stop();
  rmSync(folder, { recursive: true });
});

const prepare = (id: string, password?: string) => ({
  command: 'prepareSession',
  data: { override: true, agent: { id, ...(password === undefined ? {} : { password }) } },
});
const codeOf = ({ failure }: CommandResponse) => failure?.code;
const renew = async (desktop: Desktop, token: string) => desktop.command('session.renew', '', { token });

describe('agents of several sources, of which one is away', () => {
  it('sign in by a token in the place of the password, with what it says of them', async () => {
    const desktop = await processor.desktop();
    await desktop.signIn('anna', await lab.token('anna'));
    const { data } = await desktop.until(({ name }) => name === 'session.initialized', 'started');
    expect(data?.['session']).toMatchObject({
      agent: 'anna',
      profile: { name: 'Anna A.', extension: '2001', queues: ['support'], roles: ['agent'] },
    });
    expect(Date.parse(String(data?.['session']?.['expires']))).toBeGreaterThan(Date.now() + 500_000);
  });

  it('sign in by a token that the socket gave when it connected', async () => {
    const socket = io(processor.url, { auth: { token: await lab.token('bert') }, reconnection: false, forceNew: true });
    const ask = (message: object) => socket.timeout(15_000).emitWithAck('command', message) as Promise<CommandResponse>;
    const answer = await ask(prepare('bert'));
    expect(answer.result).toBe('success');
    expect(codeOf(await ask(prepare('anna')))).toBe('INVALID_CREDENTIALS');
    socket.close();
  });

  it('sign in by the password of a file, and cannot be guessed there', async () => {
    const desktop = await processor.desktop();
    await desktop.signIn('carl', 'a password');
    expect(desktop.events.find(({ name }) => name === 'session.initialized')?.data?.['session']).not.toHaveProperty(
      'expires',
    );
    for (let n = 0; n < 3; n += 1) expect(codeOf(await desktop.send(prepare('carl', 'x')))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await desktop.send(prepare('carl', 'a password')))).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are not told wrong credentials where they may be known where it is away, however often', async () => {
    const desktop = await processor.desktop();
    for (let n = 0; n < 6; n += 1) expect(codeOf(await desktop.send(prepare('dora', 'x')))).toBe('SERVICE_UNAVAILABLE');
    expect(codeOf(await desktop.sendBad(prepare('dora')))).toBe('INVALID_MESSAGE');
  });

  it('have a nonsense token counted, whatever is away', async () => {
    const desktop = await processor.desktop();
    const codes: unknown[] = [];
    for (let n = 0; n < 4; n += 1) codes.push(codeOf(await desktop.send(prepare('emil', 'eyJhIjoxfQ.e30.x'))));
    expect(codes).toEqual([...Array<string>(3).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });
});

describe('a session by a token', () => {
  it('ends when that expires', async () => {
    const desktop = await processor.desktop();
    await desktop.signIn('anna', await lab.token('anna', { seconds: 2 }), true);
    const { cause } = await desktop.until(({ name }) => name === 'session.ended', 'session.ended');
    expect(cause).toEqual({ code: 'expired', by: { kind: 'rule' } });
    expect(codeOf(await renew(desktop, await lab.token('anna')))).toBe('NOT_BOUND');
  });

  it('ends with a call that goes on at the switch, and may be gone on with', async () => {
    const desktop = await processor.desktop();
    await desktop.signIn('anna', await lab.token('anna', { seconds: 4 }), true);
    await desktop.command('channel.dial', 'tel', { to: '+15550199' });
    await desktop.until(({ data }) => data?.['interaction']?.['state'] === 'STARTED', 'an answered call');
    const { cause } = await desktop.until(({ name }) => name === 'session.ended', 'session.ended');
    expect(cause?.code).toBe('expired');
    const next = await processor.desktop();
    await next.signIn('anna', await lab.token('anna'), true);
    const { data } = await next.command('session.snapshot');
    const { session } = data as {
      session: { channels: { interactions: { id: string; conversations: { id: string }[] }[] }[] };
    };
    const [{ interactions } = { interactions: [] }] = session.channels;
    expect(interactions).toMatchObject([{ state: 'STARTED' }]);
    for (const { id, conversations } of interactions)
      for (const leg of conversations) await next.command('conversation.release', `tel.${id}.${leg.id}`);
  });

  it('goes on by a fresh one of the same agent alone', async () => {
    const desktop = await processor.desktop();
    const short = await lab.token('anna', { seconds: 4 });
    await desktop.signIn('anna', short, true);
    const before = desktop.events.length;
    expect(codeOf(await renew(desktop, await lab.token('bert')))).toBe('INVALID_CREDENTIALS');
    const answer = await renew(desktop, await lab.token('anna', { seconds: 600 }));
    expect(answer.result).toBe('success');
    const { expires } = answer['data'] as { expires: string };
    expect(desktop.events.slice(before)).toMatchObject([
      { name: 'session.renewed', data: { session: { expires } }, cause: { code: 'requested', by: { id: 'anna' } } },
    ]);
    // The same one again is taken as it was.
    const last = await lab.token('anna', { seconds: 900 });
    const { expires: later } = (await renew(desktop, last))['data'] as { expires: string };
    expect((await renew(desktop, last))['data']).toEqual({ expires: later });
    expect(desktop.events.at(-1)).toMatchObject({ name: 'session.renewed', data: { session: { expires: later } } });
    // An older one takes nothing away.
    expect((await renew(desktop, short))['data']).toEqual({ expires: later });
    const tree = (await desktop.command('session.snapshot'))['data'] as { session: { expires: string } };
    expect(tree.session.expires).toBe(later);
  });
});
