import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A configuration file of a test's own; `remove` it in the end. */
export class ConfigFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'protocol-'));
  readonly path = join(this.folder, 'config.yaml');

  constructor(yaml: string) {
    writeFileSync(this.path, yaml);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
