import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { derivedPassword } from './derived-password.js';

const SECRET = 'a'.repeat(32);

describe('derivedPassword', () => {
  it('is what the line in docs/providers.md prints', () => {
    const line = /^ *(printf %s 1001 \| openssl .+)$/m.exec(readFileSync('docs/providers.md', 'utf8'))?.[1] ?? 'false';
    const printed = execFileSync('sh', ['-c', line], { env: { ...process.env, SECRET }, encoding: 'utf8' });
    expect(printed.trim()).toBe(derivedPassword(SECRET, '1001'));
  });

  it('is another one for each account and each secret, and has nothing that a configuration file could misread', () => {
    const some = ['1001', '1002', 'alice'].flatMap((account) => [
      derivedPassword(SECRET, account),
      derivedPassword(`${SECRET}b`, account),
    ]);
    expect(new Set(some).size).toBe(some.length);
    for (const one of some) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
