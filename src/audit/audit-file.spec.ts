import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '../runtime/system-clock.js';
import { AppendFile } from './append-file.js';
import { AuditFile } from './audit-file.js';

describe('AuditFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-file-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('bounds what waits, and says as a line of its own how much is lost', async () => {
    const [place, told] = [join(folder, 'gone'), [] as string[]];
    let failing = () => undefined as void;
    const failed = new Promise<void>((resolve) => (failing = resolve));
    const owner = { failing, mended: () => told.push('mended'), lost: (lines: number) => `lost ${lines}\n` };
    const file = new AuditFile(join(place, 'audit'), new SystemClock(), owner);
    const line = (n: number) => `${String(n).padStart(9, '0')}${'x'.repeat(9990)}\n`;
    for (let n = 0; n < 1000; n += 1) file.write(line(n));
    await failed;
    const { waiting, lost, written } = file.standing;
    expect([written, waiting + lost]).toEqual([0, 1000]);
    expect(waiting).toBe(104);
    mkdirSync(place, { recursive: true });
    await file.end(5000);
    const lines = readFileSync(join(place, 'audit'), 'utf8').trimEnd().split('\n');
    expect(lines.slice(0, -1).map((one) => Number(one.slice(0, 9)))).toEqual([...Array(104).keys()]);
    expect(lines.at(-1)).toBe(`lost ${lost}`);
    expect(told).toEqual(['mended']);
  });

  it.each([0, 1, 2, 3, 4])('writes at once what comes %d turns after the line before is done', async (turns) => {
    mkdirSync(folder, { recursive: true });
    const owner = { failing: () => undefined, mended: () => undefined, lost: () => '' };
    const file = new AuditFile(join(folder, 'audit'), new SystemClock(), owner);
    const later = async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      file.write('second\n');
    };
    const spy = jest.spyOn(AppendFile.prototype, 'append').mockImplementationOnce(async function (
      this: AppendFile,
      line,
    ) {
      await this.append(line);
      void later();
    });
    file.write('first\n');
    for (let wait = 0; file.standing.written < 2 && wait < 2_000; wait += 1) await setTimeout(1);
    spy.mockRestore();
    expect(file.standing).toMatchObject({ written: 2, waiting: 0 });
    await file.end(5000);
  });
});
