import type { AppConfig } from '../config/app-config.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { AccountStore } from './account-store.js';
import type { AgentAccount } from './agent-account.js';
import { PasswordHash } from './password-hash.js';

// Everybody knows the password: a costly hash would protect nothing.
const PARAMETERS = { ln: 10, r: 8, p: 1 };
const FIRST = 1001;
const COUNT = 10;

/** Agents `1001` to `1010` with the password `demo`, all in the queue `support`. */
export class DemoCredentialsStore extends AccountStore {
  private constructor(password: PasswordHash) {
    super(Array.from({ length: COUNT }, (_, index) => account(String(FIRST + index), password)));
  }

  /** @throws InvalidConfigError in production */
  static async create({ environment }: Pick<AppConfig, 'environment'>): Promise<DemoCredentialsStore> {
    if (environment === 'production') {
      throw new InvalidConfigError([{ path: 'agents.demo', problem: 'is not allowed in production' }]);
    }
    return new DemoCredentialsStore(await PasswordHash.of('demo', Buffer.from('demo agents salt'), PARAMETERS));
  }
}

function account(id: string, password: PasswordHash): AgentAccount {
  return { agent: { id, name: `Agent ${id}`, extension: id, queues: ['support'], roles: ['agent'] }, password };
}
