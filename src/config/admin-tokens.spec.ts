import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readAdminTokens } from './admin-tokens.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { loadConfig } from './load-config.js';

const [ONE, TWO] = ['0123456789abcdef0123456789abcdef', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~+/12=='];
const folder = mkdtempSync(join(tmpdir(), 'admin-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function file(text: string, mode = 0o600): string {
  const path = join(folder, String((count += 1)));
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const read = (operate?: string, look?: string, port: string | undefined = '0') =>
  readAdminTokens(
    loadConfig({
      ...(port === undefined ? {} : { ADMIN_PORT: port }),
      ...(operate === undefined ? {} : { ADMIN_TOKEN_FILE: operate }),
      ...(look === undefined ? {} : { ADMIN_READ_TOKEN_FILE: look }),
    }).admin,
  );

function refused(operate?: string, look?: string): readonly string[] {
  try {
    read(operate, look);
  } catch (error) {
    if (error instanceof InvalidConfigError)
      return error.problems.map(({ path, variable, problem }) => `${path} ${variable ?? ''} ${problem}`);
    throw error;
  }
  return [];
}

describe('readAdminTokens', () => {
  it('reads who has a token, by name where there is one', () => {
    const { tokens, exposed } = read(file(`# operators\r\n\nnadia ${ONE}\r\n`), file(` ${TWO}\n`));
    expect(tokens.map(({ name, role }) => [name, role])).toEqual([
      ['nadia', 'operate'],
      ['read', 'read'],
    ]);
    expect(exposed).toEqual([]);
    expect(JSON.stringify(tokens)).not.toContain(ONE);
  });

  it('is satisfied with those who may look', () => {
    expect(read(undefined, file(ONE)).tokens).toHaveLength(1);
  });

  it('knows a file that everybody may read', () => {
    expect(read(file(ONE, 0o604), file(TWO, 0o640)).exposed).toEqual(['admin.tokenFile']);
  });

  it('reads nothing where there is no API', () => {
    expect(readAdminTokens(loadConfig({ ADMIN_TOKEN_FILE: '/nowhere' }).admin).tokens).toEqual([]);
  });

  it.each([
    ['nothing', '', /has no token/],
    ['a comment alone', '# nothing\n', /has no token/],
    ['a short one', ONE.slice(1), /line 1: is no token of 32/],
    ['one with a blank in it', `\n${ONE} ${ONE.slice(4)} x`, /line 2: is no token/],
    ['one that is no bearer token', `${ONE}ä`, /line 1: is no token/],
    ['the same twice', `a ${ONE}\nb ${ONE}`, /line 2: is a token that there is already/],
  ])('refuses %s, and tells nothing of it', (_, text, problem) => {
    const problems = refused(file(text));
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems[0]).toMatch(/^admin\.tokenFile ADMIN_TOKEN_FILE /);
    expect(problems[0]).not.toContain(ONE.slice(1));
  });

  it('tells all that is wrong at once', () => {
    expect(refused()).toEqual([expect.stringMatching(/^admin\.tokenFile .*is needed/)]);
    expect(refused('/nowhere', file('short'))).toEqual([
      'admin.tokenFile ADMIN_TOKEN_FILE the file cannot be read (ENOENT)',
      expect.stringMatching(/^admin\.readTokenFile ADMIN_READ_TOKEN_FILE line 1/),
    ]);
    const both = file(ONE);
    expect(refused(both, both)).toEqual([expect.stringMatching(/^admin\.readTokenFile .*already/)]);
    expect(refused(folder)).toEqual([expect.stringMatching(/EISDIR/)]);
  });
});
