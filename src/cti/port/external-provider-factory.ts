import type { CtiProviderContext } from './cti-provider-factory.js';
import type { CtiProvider } from './cti-provider.js';

/** What a package or a file that `services[].provider` names exports as its default. */
export interface ExternalProviderFactory {
  /** the `PORT_VERSION` that it was written for, as a number of its own: a constant that is imported always fits */
  readonly port: number;
  /** @throws InvalidOptionError naming the options; then the process does not start */
  create(context: CtiProviderContext): CtiProvider;
}
