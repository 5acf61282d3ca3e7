import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { CtiRegistry } from './cti-registry.js';
import { CTI_REGISTRY_SETTINGS, type CtiRegistrySettings } from './cti-registry.settings.js';
import { GuardedFactory } from './guard/guarded-factory.js';
import type { ProviderCode } from './guard/provider-code.js';
import { CTI_PROVIDER_FACTORIES, type CtiProviderFactory } from './port/cti-provider-factory.js';

/** A kind of provider: the module that exports its factory. */
export interface CtiProviderKind {
  /** the word in `services[].provider` of the configuration */
  readonly kind: string;
  readonly module: Type;
  readonly factory: Type<CtiProviderFactory>;
  /**
   * Checks a service's options before anything is made, so that what is wrong with them can be told together with all else that is.
   * @param prefix dotted path of the options
   * @throws InvalidOptionError
   */
  readonly check?: (options: Readonly<Record<string, unknown>>, prefix: string) => void;
}

/** A provider from outside of this package. */
export interface ExternalProvider {
  readonly factory: CtiProviderFactory;
  readonly code: ProviderCode;
}

/** The registry, with every kind of provider that there is. */
@Module({})
export class CtiModule {
  static forRoot(
    kinds: readonly CtiProviderKind[],
    settings: CtiRegistrySettings,
    external: readonly ExternalProvider[] = [],
  ): DynamicModule {
    const outside = external.map(({ factory, code }) => new GuardedFactory(factory, settings, code));
    return {
      module: CtiModule,
      imports: kinds.map((kind) => kind.module),
      providers: [
        CtiRegistry,
        { provide: CTI_REGISTRY_SETTINGS, useValue: settings },
        {
          provide: CTI_PROVIDER_FACTORIES,
          useFactory: (...factories: CtiProviderFactory[]) => [
            ...factories.map((factory) => new GuardedFactory(factory, settings)),
            ...outside,
          ],
          inject: kinds.map((kind) => kind.factory),
        },
      ],
      exports: [CtiRegistry],
      global: true,
    };
  }
}
