import type { AsteriskSwitch } from './asterisk-switch.js';
import { APPLICATION_VARIABLE } from './call-mark.js';

export const TAKE_OVER_EXTENSION = 'take-over';

/**
 * Adds the one extension that we need, at run time: no file of the customer's is touched. The application stands on
 * the channel, so that several processes share the extension. Adding it again changes nothing.
 */
export async function prepareDialplan(at: AsteriskSwitch): Promise<void> {
  await at.ask.ami.action('DialplanExtensionAdd', {
    Context: at.parts.options.application,
    Extension: TAKE_OVER_EXTENSION,
    Priority: '1',
    Application: 'Stasis',
    ApplicationData: `\${${APPLICATION_VARIABLE}},taken`,
    Replace: 'yes',
  });
}
