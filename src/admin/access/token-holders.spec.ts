import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { AdminRole, AdminToken } from '../../config/admin-tokens.js';
import { TokenHolders } from './token-holders.js';

const token = (role: AdminRole, text: string, name: string = role): AdminToken => ({
  name,
  role,
  digest: createHash('sha256').update(text).digest(),
});
const [ONE, TWO] = ['1'.repeat(32), '2'.repeat(32)];

describe('whoever has a token', () => {
  const before = [token('operate', ONE), token('read', TWO)];
  const bearer = `Bearer ${TWO}`;

  it.each([
    ['the same', before, []],
    ['the same in another order', before.toReversed(), []],
    [
      'one that has moved to the other file',
      [token('operate', ONE), token('operate', TWO)],
      ['admin.readTokenFile', 'admin.tokenFile'],
    ],
    ['another name', [token('operate', ONE), token('read', TWO, 'nadia')], ['admin.readTokenFile']],
    ['one less', [token('read', TWO)], ['admin.tokenFile']],
    ['another token', [token('operate', '3'.repeat(32)), token('read', TWO)], ['admin.tokenFile']],
  ])('%s: names the settings that differ', (_what, tokens, paths) => {
    const holders = new TokenHolders({ tokens: before, exposed: [] });
    expect(holders.of(bearer)?.role).toBe('read');
    expect(holders.set({ tokens, exposed: [] }).map(({ path }) => path)).toEqual(paths);
    expect(holders.of(bearer)).toMatchObject(
      tokens.find(({ digest }) => digest.equals(token('read', TWO).digest)) ?? {},
    );
  });
});
