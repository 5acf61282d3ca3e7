import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchedOutputs } from './watched-outputs.js';

/**
 * A file for the output of a process that no test listens to, which is gone once it has been looked through.
 * @returns its descriptor, to be closed by whoever asked for it
 */
export function openOutputFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  const file = join(folder, 'output');
  const descriptor = openSync(file, 'a');
  watchedOutputs.push(() => {
    const output = readFileSync(file, 'utf8');
    rmSync(folder, { recursive: true });
    return output;
  });
  return descriptor;
}
