import type { ValueTypeName } from './value-types.js';

export interface EnvironmentVariable {
  readonly name: string;
  /** dotted path: in the configuration, or below `options` of the services with that `provider` */
  readonly path: string;
  readonly type: ValueTypeName;
  /** `<NAME>_FILE` may name a file that holds the value */
  readonly secret?: true;
  readonly provider?: string;
}

/** Who stands behind the one service that there is when no service is listed. */
export const DEFAULT_PROVIDER_VARIABLE: EnvironmentVariable = {
  name: 'CTI_PROVIDER',
  path: 'services.0.provider',
  type: 'text',
};

/** Every environment variable that is a setting. One that is empty counts as not given. */
export const ENVIRONMENT_VARIABLES: readonly EnvironmentVariable[] = [
  { name: 'NODE_ENV', path: 'environment', type: 'text' },
  { name: 'HOST', path: 'host', type: 'text' },
  { name: 'PORT', path: 'port', type: 'integer' },
  { name: 'INSTANCE_DOMAIN', path: 'instanceDomain', type: 'text' },
  { name: 'ADVERTISE_URL', path: 'advertiseUrl', type: 'text' },
  { name: 'TLS_CERT', path: 'tls.cert', type: 'text' },
  { name: 'TLS_KEY', path: 'tls.key', type: 'text' },
  { name: 'TLS_MIN_VERSION', path: 'tls.minVersion', type: 'text' },
  { name: 'TLS_HSTS', path: 'tls.hsts', type: 'integer' },
  { name: 'ORIGINS', path: 'origins', type: 'list' },
  { name: 'TRUSTED_PROXIES', path: 'trustedProxies', type: 'list' },
  { name: 'DEBUG_PROTOCOL', path: 'debug', type: 'boolean' },
  { name: 'CONSOLE', path: 'console', type: 'boolean' },
  { name: 'METRICS', path: 'metrics', type: 'text' },
  { name: 'ADMIN_PORT', path: 'admin.port', type: 'integer' },
  { name: 'ADMIN_HOST', path: 'admin.host', type: 'text' },
  { name: 'ADMIN_TLS', path: 'admin.tls', type: 'boolean' },
  { name: 'ADMIN_NAMES', path: 'admin.names', type: 'list' },
  { name: 'ADMIN_TOKEN_FILE', path: 'admin.tokenFile', type: 'text' },
  { name: 'ADMIN_READ_TOKEN_FILE', path: 'admin.readTokenFile', type: 'text' },
  { name: 'LOG_LEVEL', path: 'log.level', type: 'text' },
  { name: 'LOG_FORMAT', path: 'log.format', type: 'text' },
  { name: 'LOG_PERSONAL_DATA', path: 'log.personalData', type: 'text' },
  { name: 'LOG_PERSONAL_DATA_KEY', path: 'log.personalDataKey', type: 'text', secret: true },
  { name: 'AUDIT_TO', path: 'audit.to', type: 'text' },
  { name: 'REDIS_URL', path: 'store.url', type: 'text', secret: true },
  { name: 'REDIS_SENTINELS', path: 'store.sentinels', type: 'list' },
  { name: 'REDIS_SENTINEL_PASSWORD', path: 'store.sentinelPassword', type: 'text', secret: true },
  { name: 'REDIS_MASTER', path: 'store.master', type: 'text' },
  { name: 'AGENTS_FILE', path: 'agents.file', type: 'text' },
  { name: 'DEMO_AGENTS', path: 'agents.demo', type: 'boolean' },
  DEFAULT_PROVIDER_VARIABLE,
  { name: 'ASTERISK_AMI_URL', path: 'ami.url', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_AMI_USER', path: 'ami.user', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_AMI_SECRET', path: 'ami.secret', type: 'text', provider: 'asterisk', secret: true },
  { name: 'ASTERISK_AMI_CA', path: 'ami.ca', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_ARI_URL', path: 'ari.url', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_ARI_USER', path: 'ari.user', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_ARI_SECRET', path: 'ari.secret', type: 'text', provider: 'asterisk', secret: true },
  { name: 'ASTERISK_ARI_CA', path: 'ari.ca', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_APP', path: 'application', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_CONTEXT', path: 'context', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_ENDPOINT', path: 'endpoint', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_PHONES_URL', path: 'browserPhones.url', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_PHONES_DOMAIN', path: 'browserPhones.domain', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_PHONES_EXTENSIONS', path: 'browserPhones.extensions', type: 'list', provider: 'asterisk' },
  { name: 'ASTERISK_PHONES_PASSWORDS_FILE', path: 'browserPhones.passwordsFile', type: 'text', provider: 'asterisk' },
  { name: 'ASTERISK_PHONES_SECRET', path: 'browserPhones.secret', type: 'text', provider: 'asterisk', secret: true },
  { name: 'SIMULATOR_URL', path: 'url', type: 'text', provider: 'simulator' },
  { name: 'SIMULATOR_CONTROL', path: 'control', type: 'boolean', provider: 'simulator' },
  { name: 'SIMULATOR_CUSTOMERS_EVERY', path: 'customers.every', type: 'integer', provider: 'simulator' },
];
