import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../../scripts/slapd-setup.sh', import.meta.url));
/** Downloading and unpacking, or waiting for another run that does. */
const DEADLINE_MS = 600_000;

let running: Promise<string> | undefined;

function setUp(): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(SCRIPT, { timeout: DEADLINE_MS }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || `slapd-setup: ${error.message}`));
      else resolve(stdout.trim().split('\n').at(-1) ?? '');
    });
  });
}

/**
 * Fetches and unpacks OpenLDAP unless that has been done (then a few milliseconds). Resolves with the folder it is in;
 * rejects with the one line of the script that says what is missing.
 */
export function ensureSlapd(): Promise<string> {
  running ??= setUp().catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}
