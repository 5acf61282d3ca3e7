import type { AppConfig } from '../config/app-config.js';
import { AccountStore } from './account-store.js';
import type { CredentialsStore } from './credentials-store.js';
import { DemoCredentialsStore } from './demo-credentials-store.js';
import { FileCredentialsStore } from './file-credentials-store.js';

/**
 * The store that the configuration asks for.
 * @throws InvalidConfigError
 */
export async function createCredentialsStore(config: AppConfig): Promise<CredentialsStore> {
  const { file, demo } = config.agents;
  if (file) return new FileCredentialsStore(file);
  return demo ? DemoCredentialsStore.create(config) : new AccountStore([]);
}
