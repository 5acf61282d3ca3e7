import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../../scripts/asterisk-setup.sh', import.meta.url));
/** Downloading and unpacking, or waiting for another run that does. */
const DEADLINE_MS = 600_000;

const running = new Map<string | undefined, Promise<string>>();

function setUp(suite: string | undefined): Promise<string> {
  const env = suite === undefined ? process.env : { ...process.env, ASTERISK_SUITE: suite };
  return new Promise((resolve, reject) => {
    execFile(SCRIPT, { timeout: DEADLINE_MS, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || `asterisk-setup: ${error.message}`));
      else resolve(stdout.trim().split('\n').at(-1) ?? '');
    });
  });
}

/**
 * Fetches and unpacks Asterisk unless that has been done (then a few milliseconds). Resolves with the folder it is in;
 * rejects with the one line of the script that says what is missing.
 * @param suite of Debian; left out: the one that `ASTERISK_SUITE` names, or the script's own
 */
export function ensureAsterisk(suite?: string): Promise<string> {
  const begun = running.get(suite);
  if (begun) return begun;
  const attempt = setUp(suite).catch((error: unknown) => {
    running.delete(suite);
    throw error;
  });
  running.set(suite, attempt);
  return attempt;
}
