import { Module } from '@nestjs/common';
import { AsteriskProviderFactory } from './asterisk-provider-factory.js';

/** The Asterisk provider's factory. */
@Module({ providers: [AsteriskProviderFactory], exports: [AsteriskProviderFactory] })
export class AsteriskModule {}
