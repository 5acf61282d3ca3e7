import { createHmac, randomBytes } from 'node:crypto';
import type { AgentAccount } from './agent-account.js';
import { PasswordHash } from './password-hash.js';
import { PASSWORD_PARAMETERS } from './scrypt-parameters.js';

/**
 * Hashes that no password matches, for ids that nobody has. Each has the parameters of one of the accounts, and an id
 * always gets the same one: an unknown id costs what some known one costs, now and when asked again.
 */
export class DecoyHashes {
  private readonly decoys: readonly PasswordHash[];
  private readonly secret = randomBytes(32);

  constructor(accounts: Iterable<AgentAccount>) {
    const decoys = Array.from(accounts, ({ password }) => decoy(password.parameters));
    this.decoys = decoys.length > 0 ? decoys : [decoy(PASSWORD_PARAMETERS)];
  }

  for(id: string): PasswordHash {
    const digest = createHmac('sha256', this.secret).update(id).digest();
    return this.decoys[digest.readUInt32BE() % this.decoys.length] ?? decoy(PASSWORD_PARAMETERS);
  }
}

const decoy = (parameters: PasswordHash['parameters']) =>
  new PasswordHash(parameters, randomBytes(16), randomBytes(32));
