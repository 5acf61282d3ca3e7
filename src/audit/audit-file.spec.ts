import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../runtime/system-clock.js';
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

  it('writes at once what comes when the line before is just done', async () => {
    mkdirSync(folder, { recursive: true });
    const owner = { failing: () => undefined, mended: () => undefined, lost: () => '' };
    const file = new AuditFile(join(folder, 'audit'), new SystemClock(), owner);
    for (let round = 1; round <= 20; round += 1) {
      file.write('first\n');
      // Each turn of the queue of microtasks, until it is seen to be done.
      for (let turn = 0; file.standing.waiting > 0; turn += 1)
        await (turn % 50 === 0 ? setImmediate() : Promise.resolve());
      for (let turn = 0; turn < round % 5; turn += 1) await Promise.resolve();
      file.write('second\n');
      for (let turn = 0; file.standing.waiting > 0 && turn < 10_000; turn += 1) await setImmediate();
      expect(file.standing.written).toBe(round * 2);
    }
    await file.end(5000);
  });
});
