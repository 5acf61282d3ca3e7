import type { TokenHolders } from './admin/access/token-holders.js';
import { adminTokenFiles, readAdminTokens } from './config/admin-tokens.js';
import type { AdminConfig } from './config/admin.config.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import type { Reloadable } from './reload/reloadable.js';

/** @param port what the process was started with, which alone says whether there is an API until it ends */
export function reloadableAdminTokens(holders: TokenHolders, port: AdminConfig['port']): Reloadable {
  const running = ({ port: _wanted, ...admin }: AdminConfig): AdminConfig =>
    port === undefined ? admin : { ...admin, port };
  return {
    settings: ['admin.tokenFile', 'admin.readTokenFile'],
    files: ({ admin }) => adminTokenFiles(running(admin)),
    prepare: ({ admin }) => {
      const read = readAdminTokens(running(admin));
      if (port !== undefined && read.tokens.length === 0) throw noneLeft();
      return { apply: () => holders.set(read) };
    },
  };
}

const noneLeft = () =>
  new InvalidConfigError([{ path: 'admin.tokenFile', problem: 'is needed until a restart: the admin API runs' }]);
