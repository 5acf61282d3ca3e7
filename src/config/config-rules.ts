import type { AppConfig } from './app-config.js';

interface ConfigRule {
  /** the setting to name */
  readonly path: string;
  readonly problem: string;
  broken(config: AppConfig): boolean;
}

const production = ({ environment }: AppConfig) => environment === 'production';

/** What must hold between settings. */
export const CONFIG_RULES: readonly ConfigRule[] = [
  {
    path: 'debug',
    problem: 'is not allowed in production',
    broken: (config) => production(config) && config.debug,
  },
  {
    path: 'agents.demo',
    problem: 'is not allowed in production',
    broken: (config) => production(config) && config.agents.demo,
  },
  {
    path: 'agents.demo',
    problem: 'cannot be together with agents.file',
    broken: ({ agents }) => agents.demo && agents.file !== undefined,
  },
  {
    path: 'agents.demo',
    problem: 'cannot be together with agents.sources',
    broken: ({ agents }) => agents.demo && agents.sources.length > 0,
  },
  {
    path: 'agents.file',
    problem: 'cannot be together with agents.sources; it can be one of them (kind: file)',
    broken: ({ agents }) => agents.file !== undefined && agents.sources.length > 0,
  },
  {
    path: 'agents.file',
    problem: 'is needed (AGENTS_FILE), for without it and without the demo agents nobody can sign in',
    broken: ({ agents }) => !agents.demo && agents.file === undefined && agents.sources.length === 0,
  },
  {
    path: 'admin.tokenFile',
    problem:
      'is needed (ADMIN_TOKEN_FILE) where there is admin.port, or admin.readTokenFile: nobody gets in without a token',
    broken: ({ admin }) =>
      admin.port !== undefined && admin.tokenFile === undefined && admin.readTokenFile === undefined,
  },
  {
    path: 'admin.tls',
    problem: 'needs tls.cert and tls.key (TLS_CERT, TLS_KEY)',
    broken: ({ admin, tls }) => admin.tls === true && tls.cert === undefined,
  },
  {
    path: 'tls.key',
    problem: 'and tls.cert are needed both, or none of them',
    broken: ({ tls }) => (tls.cert === undefined) !== (tls.key === undefined),
  },
  {
    path: 'limits.messageBytes',
    problem: 'is more than limits.frameBytes, which the transport takes at all',
    broken: ({ limits }) => limits.messageBytes > limits.frameBytes,
  },
  {
    path: 'limits.pendingTotalBytes',
    problem: 'is less than limits.pendingBytes, which one client alone may leave',
    broken: ({ limits }) => limits.pendingTotalBytes < limits.pendingBytes,
  },
];
