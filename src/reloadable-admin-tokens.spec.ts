import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { TokenHolders } from './admin/access/token-holders.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { loadConfig } from './config/load-config.js';
import { reloadableAdminTokens } from './reloadable-admin-tokens.js';

const TOKEN = '0123456789abcdef0123456789abcdef';
const folder = mkdtempSync(join(tmpdir(), 'reloadable-tokens-'));
const ADMIN_TOKEN_FILE = join(folder, 'operate');
writeFileSync(ADMIN_TOKEN_FILE, TOKEN, { mode: 0o600 });
afterAll(() => rmSync(folder, { recursive: true }));

const heard = (holders: TokenHolders) => holders.of(`Bearer ${TOKEN}`)?.role;

describe('the tokens of the admin API, read anew', () => {
  it('let in whom they let in while it runs, whatever port is wanted at the next start', async () => {
    const holders = new TokenHolders({ tokens: [], exposed: [] });
    const reloadable = reloadableAdminTokens(holders, 0);
    const config = loadConfig({ ADMIN_TOKEN_FILE });
    expect(reloadable.files?.(config)).toEqual([ADMIN_TOKEN_FILE]);
    (await reloadable.prepare(config)).apply();
    expect(heard(holders)).toBe('operate');
    expect(() => reloadable.prepare(loadConfig({}))).toThrow(InvalidConfigError);
  });

  it('let in nobody where it does not run', async () => {
    const holders = new TokenHolders({ tokens: [], exposed: [] });
    const reloadable = reloadableAdminTokens(holders, undefined);
    const config = loadConfig({ ADMIN_TOKEN_FILE, ADMIN_PORT: '0' });
    expect(reloadable.files?.(config)).toEqual([]);
    (await reloadable.prepare(config)).apply();
    expect(heard(holders)).toBeUndefined();
  });
});
