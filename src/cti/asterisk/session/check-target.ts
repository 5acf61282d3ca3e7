import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AgentDevices } from '../agent-devices.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/**
 * Asks the switch whether an agent can dial that number at all.
 * @throws CtiRejectedError where it is no number, or one that the dialplan does not have
 */
export async function checkTarget(at: AsteriskSwitch, own: ChannelRecord, number: string): Promise<string> {
  const to = AgentDevices.checkNumber(number);
  const Variable = `DIALPLAN_EXISTS(${at.parts.options.context},${to},1)`;
  const answer = await at.ask.ami.action('Getvar', { Channel: own.name, Variable });
  if (answer.text('Value') !== '1') throw new CtiRejectedError('the switch does not have that number', { to });
  return to;
}
