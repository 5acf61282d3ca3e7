import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppendFile } from './append-file.js';

describe('AppendFile', () => {
  let folder = '';
  let path = '';
  const files: AppendFile[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'append-file-'));
    path = join(folder, 'audit');
  });
  afterEach(async () => {
    await Promise.all(files.splice(0).map((file) => file.close()));
    rmSync(folder, { recursive: true });
  });
  const opened = (name = path) => {
    const file = new AppendFile(name);
    files.push(file);
    return file;
  };

  it('begins on a line of its own where a process before it has left half of one', async () => {
    appendFileSync(path, '{"seq":1}\n{"seq":');
    const file = opened();
    for (const line of ['first\n', 'second\n']) await file.append(Buffer.from(line));
    await opened().append(Buffer.from('third\n'));
    expect(readFileSync(path, 'utf8')).toBe('{"seq":1}\n{"seq":\nfirst\nsecond\nthird\n');
  });

  it('goes on in a new file, for its owner alone, when it has been renamed and is looked at', async () => {
    const file = opened();
    await file.append(Buffer.from('first\n'));
    renameSync(path, `${path}.1`);
    await file.append(Buffer.from('second\n'));
    await file.look();
    await file.append(Buffer.from('third\n'));
    expect([`${path}.1`, path].map((name) => readFileSync(name, 'utf8'))).toEqual(['first\nsecond\n', 'third\n']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('lets go of a file that is broken, and goes on in one that is opened anew', async () => {
    const file = opened();
    const lose = () => (file as unknown as { handle: FileHandle }).handle.close();
    await file.append(Buffer.from('first\n'));
    await lose();
    await expect(file.append(Buffer.from('second\n'))).rejects.toMatchObject({ code: 'EBADF' });
    await file.append(Buffer.from('second\n'));
    await lose();
    await file.look();
    await file.append(Buffer.from('third\n'));
    expect(readFileSync(path, 'utf8')).toBe('first\nsecond\nthird\n');
  });

  it('says why a line is not written', async () => {
    await expect(opened('/dev/full').append(Buffer.from('first\n'))).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(opened(join(path, 'gone')).append(Buffer.from('first\n'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
