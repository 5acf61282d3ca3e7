import { randomBytes } from 'node:crypto';
import { PasswordHash } from '../../src/agents/password-hash.js';
import { ConfigFile } from '../protocol/config-file.js';

/** An agents file with these agents, all with the password `demo`, whose hash costs little. `remove` it in the end. */
export async function manyAgentsFile(ids: readonly string[]): Promise<ConfigFile> {
  const hash = await PasswordHash.of('demo', randomBytes(16), { ln: 10, r: 8, p: 1 });
  return new ConfigFile(
    `agents:\n${ids.map((id) => `  - { id: "${id}", password: "${hash.toString()}" }\n`).join('')}`,
  );
}
