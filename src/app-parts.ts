import type { AppConfig } from './config/app-config.js';
import type { CtiProviderKind, ExternalProvider } from './cti/cti.module.js';
import type { ProcessorLogger } from './logging/processor-logger.js';
import type { ServerCertificate } from './tls/server-certificate.js';

/** What the house is put together from, beside its configuration. */
export interface AppParts {
  /** what a service may name as its provider */
  readonly kinds: readonly CtiProviderKind[];
  /** what services name that comes from outside */
  readonly external: readonly ExternalProvider[];
  readonly logger: ProcessorLogger;
  /** where the process encrypts by itself */
  readonly certificate: ServerCertificate | undefined;
  /** reads the configuration anew; throws InvalidConfigError */
  readonly load: () => AppConfig;
}
