import type { Clock } from '../../runtime/clock.js';
import type { IdSource } from '../../runtime/id-source.js';
import type { CtiObserver } from './cti-observer.js';
import type { CtiProvider } from './cti-provider.js';

/** What a provider is made from. */
export interface CtiProviderContext {
  /** id of the service it will stand behind */
  readonly service: string;
  /** the service's own `options` block of the configuration, unchecked: the provider checks it */
  readonly options: Readonly<Record<string, unknown>>;
  readonly production: boolean;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** to be told how the switch does, where somebody measures that */
  readonly observer?: CtiObserver;
}

/** Makes the providers of one kind; one for each service that the configuration gives that kind. */
export interface CtiProviderFactory {
  /** the word in `services[].provider` of the configuration */
  readonly kind: string;
  /** @throws InvalidOptionError naming the option */
  create(context: CtiProviderContext): CtiProvider;
}

/** Injection token: all the factories there are. */
export const CTI_PROVIDER_FACTORIES = Symbol('CtiProviderFactories');
