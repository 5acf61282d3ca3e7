import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { CtiRegistry } from './cti-registry.js';
import { CTI_REGISTRY_SETTINGS, type CtiRegistrySettings } from './cti-registry.settings.js';
import { CTI_PROVIDER_FACTORIES, type CtiProviderFactory } from './port/cti-provider-factory.js';

/** A kind of provider: the module that exports its factory. */
export interface CtiProviderKind {
  readonly module: Type;
  readonly factory: Type<CtiProviderFactory>;
}

/** The registry, with every kind of provider that there is. */
@Module({})
export class CtiModule {
  static forRoot(kinds: readonly CtiProviderKind[], settings: CtiRegistrySettings): DynamicModule {
    return {
      module: CtiModule,
      imports: kinds.map((kind) => kind.module),
      providers: [
        CtiRegistry,
        { provide: CTI_REGISTRY_SETTINGS, useValue: settings },
        {
          provide: CTI_PROVIDER_FACTORIES,
          useFactory: (...factories: CtiProviderFactory[]) => factories,
          inject: kinds.map((kind) => kind.factory),
        },
      ],
      exports: [CtiRegistry],
      global: true,
    };
  }
}
