import { InvalidOptionError } from '../../port/invalid-option.error.js';
import type { AgentDevices } from '../agent-devices.js';
import type { BrowserPhonesOptions } from '../browser-phones.options.js';
import { BrowserPhones } from './browser-phones.js';
import { PasswordsFileError } from './passwords-file.error.js';

/**
 * @param prefix dotted path of the options
 * @throws InvalidOptionError
 */
export function makeBrowserPhones(options: BrowserPhonesOptions, devices: AgentDevices, prefix: string): BrowserPhones {
  if (options.secret !== undefined && options.passwordsFile !== undefined) {
    throw new InvalidOptionError(`${prefix}.secret`, 'is given beside passwordsFile: passwords come from one of them');
  }
  try {
    return new BrowserPhones(options, devices);
  } catch (error) {
    if (!(error instanceof PasswordsFileError)) throw error;
    throw new InvalidOptionError(`${prefix}.passwordsFile`, `the file ${error.message}`);
  }
}
