import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AgentDevices } from '../agent-devices.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/**
 * Asks the switch whether agents can dial that number at all.
 * @throws CtiRejectedError where it is no number, or one that the dialplan does not have
 */
export async function checkTarget(asterisk: AsteriskSwitch, number: string): Promise<string> {
  const to = AgentDevices.checkNumber(number);
  const place = { context: asterisk.parts.options.context, extension: to, priority: '1' };
  if (await asterisk.pbx.hasPlace(place)) return to;
  throw new CtiRejectedError('no-such-address', 'the switch does not have that number', { to });
}
