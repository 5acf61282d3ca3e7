import { randomBytes } from 'node:crypto';
import { PasswordHash } from '../../src/agents/password-hash.js';
import { PASSWORD_PARAMETERS } from '../../src/agents/scrypt-parameters.js';
import { ConfigFile } from '../protocol/config-file.js';

/**
 * An agents file with the agents 1001 to 1010, all with the password `demo`, whose hash costs what a real one does.
 * @param ln the cost, as in the hash
 */
export async function agentsFile(ln = PASSWORD_PARAMETERS.ln): Promise<ConfigFile> {
  const hash = await PasswordHash.of('demo', randomBytes(16), { ...PASSWORD_PARAMETERS, ln });
  const entries = Array.from({ length: 10 }, (_, n) => `  - { id: "${1001 + n}", password: "${hash.toString()}" }\n`);
  return new ConfigFile(`agents:\n${entries.join('')}`);
}
