import type { AppConfig } from '../config/app-config.js';
import type { Clock } from '../runtime/clock.js';
import { AccountStore } from './account-store.js';
import type { CredentialsStore } from './credentials-store.js';
import { DemoCredentialsStore } from './demo-credentials-store.js';
import { FileCredentialsStore } from './file-credentials-store.js';
import { RememberedPasswords } from './remembered-passwords.js';

/**
 * The store that the configuration asks for.
 * @throws InvalidConfigError
 */
export async function createCredentialsStore(config: AppConfig, clock: Clock): Promise<CredentialsStore> {
  const { file, demo, remember } = config.agents;
  if (file) return new FileCredentialsStore(file, new RememberedPasswords(clock, remember));
  return demo ? DemoCredentialsStore.create(config) : new AccountStore([]);
}
