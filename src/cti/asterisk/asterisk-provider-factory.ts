import { Injectable } from '@nestjs/common';
import type { CtiProviderContext, CtiProviderFactory } from '../port/cti-provider-factory.js';
import { asteriskParts } from './asterisk-parts.js';
import { AsteriskProvider } from './asterisk-provider.js';
import { linkSettings } from './asterisk-link-settings.js';
import { checkTables } from './calls/check-tables.js';

/** Makes providers for services with `provider: asterisk`. */
@Injectable()
export class AsteriskProviderFactory implements CtiProviderFactory {
  readonly kind = 'asterisk';

  create(context: CtiProviderContext): AsteriskProvider {
    checkTables();
    const { clock, ids, observer } = context;
    const prefix = `services.${context.service}.options`;
    const { options, devices, phones } = asteriskParts(context.options, prefix);
    // Asterisk sends the events of an application to the socket that asked for it last: each process has its own.
    const application = `${options.application}-${ids.next()}`;
    return new AsteriskProvider(
      { options, devices, phones, clock, ids, observer, application },
      linkSettings(options, application, prefix),
    );
  }
}
