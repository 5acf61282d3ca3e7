import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AgentDevices } from '../agent-devices.js';
import { DialplanVerbs } from '../pbx/dialplan-verbs.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/**
 * Asks the switch whether somebody can be called whom an agent asks, or sends a call to.
 * @throws CtiRejectedError where it is no number, or one that the dialplan does not have
 */
export async function checkReached(asterisk: AsteriskSwitch, number: string): Promise<string> {
  const to = AgentDevices.checkNumber(number);
  // An own device that is called straight need not be in the dialplan.
  return asterisk.parts.devices.third(to).startsWith('Local/') ? checkTarget(asterisk, to) : to;
}

/**
 * The same for what is dialled.
 * @throws CtiRejectedError
 */
export async function checkTarget(asterisk: AsteriskSwitch, number: string): Promise<string> {
  const to = AgentDevices.checkNumber(number);
  const { context } = asterisk.parts.options;
  if (await asterisk.pbx.hasPlace({ context, extension: to, priority: '1' })) return to;
  // One that is there for some callers only is not there for nobody; the list of the dialplan has it.
  const dialplan = new DialplanVerbs(() => asterisk.pbx.ask.ami);
  if ((await dialplan.rows(context, to)).length > 0) return to;
  throw new CtiRejectedError('no-such-address', 'the switch does not have that number', { to });
}
