import { Injectable } from '@nestjs/common';
import type { CtiProviderContext, CtiProviderFactory } from '../port/cti-provider-factory.js';
import { providerOptions } from '../port/provider-options.js';
import { AgentDevices } from './agent-devices.js';
import { AsteriskOptions } from './asterisk.options.js';
import { AsteriskProvider } from './asterisk-provider.js';
import { linkSettings } from './asterisk-link-settings.js';
import { checkTables } from './calls/check-tables.js';
import { makeBrowserPhones } from './phones/make-browser-phones.js';

/** Makes providers for services with `provider: asterisk`. */
@Injectable()
export class AsteriskProviderFactory implements CtiProviderFactory {
  readonly kind = 'asterisk';

  create(context: CtiProviderContext): AsteriskProvider {
    checkTables();
    const { clock, ids, observer } = context;
    const prefix = `services.${context.service}.options`;
    const options = providerOptions(AsteriskOptions, context.options, prefix);
    // Asterisk sends the events of an application to the socket that asked for it last: each process has its own.
    const application = `${options.application}-${ids.next()}`;
    const devices = new AgentDevices(options);
    const { browserPhones } = options;
    const phones = browserPhones && makeBrowserPhones(browserPhones, devices, `${prefix}.browserPhones`);
    return new AsteriskProvider(
      { options, devices, phones, clock, ids, observer, application },
      linkSettings(options, application, prefix),
    );
  }
}
