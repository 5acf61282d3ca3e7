import { providerOptions } from '../port/provider-options.js';
import { AgentDevices } from './agent-devices.js';
import { linkSettings } from './asterisk-link-settings.js';
import { AsteriskOptions } from './asterisk.options.js';
import type { BrowserPhones } from './phones/browser-phones.js';
import { makeBrowserPhones } from './phones/make-browser-phones.js';

/** What the options alone say. */
interface AsteriskParts {
  readonly options: AsteriskOptions;
  readonly devices: AgentDevices;
  readonly phones: BrowserPhones | undefined;
}

/**
 * @param prefix dotted path of the options
 * @throws InvalidOptionError
 */
export function asteriskParts(raw: Readonly<Record<string, unknown>>, prefix: string): AsteriskParts {
  const options = providerOptions(AsteriskOptions, raw, prefix);
  // Whether the files that it names are there and good.
  linkSettings(options, options.application, prefix);
  const devices = new AgentDevices(options);
  const { browserPhones } = options;
  const phones = browserPhones && makeBrowserPhones(browserPhones, devices, `${prefix}.browserPhones`);
  return { options, devices, phones };
}
