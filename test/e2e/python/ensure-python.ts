import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../../scripts/python-client-setup.sh', import.meta.url));
/** Downloading and unpacking, or waiting for another run that does. */
const DEADLINE_MS = 600_000;

/**
 * Fetches and unpacks Python with its Socket.IO client unless that has been done (then a few milliseconds). Resolves with the
 * program to start; rejects with the one line of the script that says what is missing.
 */
export function ensurePython(): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(SCRIPT, { timeout: DEADLINE_MS }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || `python-client-setup: ${error.message}`));
      else resolve(stdout.trim().split('\n').at(-1) ?? '');
    });
  });
}
