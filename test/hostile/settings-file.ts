import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A configuration file with these settings, for as long as `work` takes. */
export async function withSettings(
  settings: object,
  work: (environment: Record<string, string>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  try {
    const file = join(folder, 'settings.yaml');
    writeFileSync(file, JSON.stringify(settings));
    await work({ CONFIG_FILE: file });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
