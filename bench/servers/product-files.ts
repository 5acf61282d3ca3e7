import { scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PasswordHash } from '../../src/agents/password-hash.js';

export const PASSWORD = 'bench';
const SALT = Buffer.from('the salt of all');
// The cheapest hash there is: signing in is not what is measured.
const COST = { ln: 1, r: 1, p: 1 };

export const agentId = (index: number): string => `a${index}`;

/** The configuration of the product under test, in a folder of its own; `remove` it in the end. */
export class ProductFiles {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly configuration = join(this.folder, 'config.yaml');

  /** @param agents how many there are, from `agentId(0)` on */
  constructor(agents: number) {
    const { ln, r, p } = COST;
    const key = scryptSync(PASSWORD, SALT, 32, { N: 2 ** ln, r, p });
    const password = new PasswordHash(COST, SALT, key).toString();
    const list = Array.from({ length: agents }, (_, index) => ({ id: agentId(index), password, queues: ['support'] }));
    const file = join(this.folder, 'agents.yaml');
    this.write(file, { agents: list });
    this.write(this.configuration, {
      host: '127.0.0.1',
      port: 0,
      log: { level: 'error' },
      agents: { file },
      // One address sends more than any desktop does, and everybody leaves at once.
      limits: { commandsPerSecond: 1_000_000, commandBurst: 1_000_000 },
      timeouts: { grace: 600_000, clientLost: 600_000 },
      services: [{ id: 'Bench', provider: 'instant' }],
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** JSON is YAML too. */
  private write(path: string, content: object): void {
    writeFileSync(path, JSON.stringify(content));
  }
}
