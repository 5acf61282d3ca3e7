import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PasswordsFile } from './passwords-file.js';

describe('PasswordsFile', () => {
  let folder: string;
  let path: string;
  let warned: jest.SpiedFunction<Logger['warn']>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phones-'));
    path = join(folder, 'phones.yaml');
    writeFileSync(path, '1001: first\n');
    warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  });

  afterEach(() => {
    warned.mockRestore();
    rmSync(folder, { recursive: true });
  });

  /** As an operator, or a mounted secret, does it. */
  const replace = (text: string) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  };

  it('is read anew once it is another one', async () => {
    const file = new PasswordsFile(path);
    expect(await file.of('1001')).toBe('first');
    expect(await file.of('1002')).toBeUndefined();
    replace('1001: other\n1002: second\n');
    expect(await Promise.all(['1001', '1002'].map((account) => file.of(account)))).toEqual(['other', 'second']);
    expect(warned).not.toHaveBeenCalled();
  });

  it('goes by what it had where it cannot be used any more, and says so once', async () => {
    const file = new PasswordsFile(path);
    for (const spoil of [() => replace('1001: [first'), () => replace('x'.repeat(1_048_577)), () => rmSync(path)]) {
      spoil();
      warned.mockClear();
      expect([await file.of('1001'), await file.of('1001')]).toEqual(['first', 'first']);
      expect(warned).toHaveBeenCalledTimes(1);
      expect(JSON.stringify(warned.mock.calls)).not.toContain('first');
    }
    replace('1001: back\n');
    expect(await file.of('1001')).toBe('back');
  });

  it.each([
    ['that is not there', () => rmSync(path), 'cannot be read (ENOENT)'],
    ['that is too large', () => replace('x'.repeat(1_048_577)), 'is larger than 1048576 bytes'],
    ['that is no YAML', () => replace('1001: [first'), 'is not YAML in line'],
  ])('is refused at the start: one %s', (_, spoil, problem) => {
    spoil();
    expect(() => new PasswordsFile(path)).toThrow(problem);
    expect(() => new PasswordsFile(folder)).toThrow('is no file');
  });
});
