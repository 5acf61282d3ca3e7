import { Injectable, Module } from '@nestjs/common';
import type { CtiProviderKind } from '../../src/cti/cti.module.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import type { CtiProviderFactory } from '../../src/cti/port/cti-provider-factory.js';
import { InstantProvider } from './instant-provider.js';
import { instantSwitch } from './instant-switch.js';

@Injectable()
class InstantProviderFactory implements CtiProviderFactory {
  readonly kind = 'instant';

  create(): CtiProvider {
    return new InstantProvider(instantSwitch);
  }
}

@Module({ providers: [InstantProviderFactory], exports: [InstantProviderFactory] })
class InstantModule {}

export const INSTANT_KIND: CtiProviderKind = {
  kind: 'instant',
  module: InstantModule,
  factory: InstantProviderFactory,
};
