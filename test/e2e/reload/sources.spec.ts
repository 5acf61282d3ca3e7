import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PasswordHash } from '../../../src/agents/password-hash.js';
import { ReloadedProcess } from '../../support/reloaded-process.js';

const TIMEOUT = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'reload-sources-'));
const file = (n: number) => join(folder, `agents-${n}.yaml`);
let password: string;
let running: ReloadedProcess;

const write = (n: number, ...ids: readonly string[]) =>
  writeFileSync(file(n), JSON.stringify({ agents: ids.map((id) => ({ id, password })) }));

beforeAll(async () => {
  password = (await PasswordHash.of('demo', Buffer.alloc(16), { ln: 1, r: 1, p: 1 })).toString();
  write(1, 'anna');
  write(2, 'bert');
  const sources = [1, 2].map((n) => ({ kind: 'file', file: file(n) }));
  running = await ReloadedProcess.start({ agents: { sources } }, [], { AGENTS_FILE: '' });
}, TIMEOUT);

afterAll(async () => {
  expect(await running.end()).toBe(0);
  rmSync(folder, { recursive: true });
}, TIMEOUT);

it(
  'files among several sources are read anew, all of them or none',
  async () => {
    const gone = await running.signIn('bert');
    write(2, 'carl');
    expect(await running.reload()).toContain('agents: 1 added, 1 removed, 0 changed (sessions ended: 1');
    const { cause } = await gone.until(({ name }) => name === 'session.ended', 'session.ended');
    expect(cause).toEqual({ code: 'expired', by: { kind: 'rule' } });
    await running.signIn('anna');
    await running.signIn('carl');
    write(1, 'dora');
    writeFileSync(file(2), 'agents: [');
    expect(await running.reload()).toContain('cannot be used');
    expect((await running.signIn('anna')).resource).not.toBe('');
  },
  TIMEOUT,
);
