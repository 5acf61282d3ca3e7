import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('../../../scripts/prometheus-setup.sh', import.meta.url));
/** Downloading and unpacking, or waiting for another run that does. */
const DEADLINE_MS = 600_000;

/** Fetches and unpacks Prometheus unless that has been done. @returns the folder it is in */
export async function ensurePrometheus(): Promise<string> {
  const { stdout } = await promisify(execFile)(SCRIPT, { timeout: DEADLINE_MS });
  return stdout.trim().split('\n').at(-1) ?? '';
}
