import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionData } from '../../../protocol/objects/object-states.js';
import { AgentDevices } from '../agent-devices.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { Leg } from '../mirror/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/**
 * The agent's device is called first, with headers that make it pick up by itself, and then calls `to` through the
 * dialplan. Resolves once the device's channel is there.
 * @throws CtiRejectedError for what is no number, and where the switch or the device will not
 */
export async function originate(
  at: AsteriskSwitch,
  calls: AgentCalls,
  endpoint: string,
  to: string,
  data: InteractionData,
): Promise<Leg> {
  const { options, ids } = at.parts;
  const Exten = AgentDevices.checkNumber(to);
  const ChannelId = `ip-${ids.next()}`;
  calls.expect(ChannelId, to, data);
  at.beginDial(ChannelId);
  try {
    await at.ask.ami.action('Originate', {
      Channel: endpoint,
      ChannelId,
      Context: options.context,
      Exten,
      Priority: '1',
      Timeout: String(options.timeouts.ring),
      Async: 'true',
      Variable: endpoint.startsWith('PJSIP/') ? options.autoAnswer.map(headerVariable) : [],
    });
    return await at.waits.until(() => begun(at, calls, ChannelId), options.timeouts.confirm);
  } catch (error) {
    if (!at.mirror.live(ChannelId)) calls.forget(ChannelId);
    throw error;
  } finally {
    at.endDial(ChannelId);
  }
}

function begun(at: AsteriskSwitch, calls: AgentCalls, uid: string): Leg | undefined {
  const leg = calls.byUid(uid);
  if (leg) return leg;
  const reason = at.dialFailure(uid);
  if (reason !== undefined) throw new CtiRejectedError('the device cannot be called', { reason });
  return undefined;
}

/** A SIP header for the call to the device; a semicolon or a comma would end the variable. */
function headerVariable(header: string): string {
  const colon = header.indexOf(':');
  const value = header.slice(colon + 1).trim();
  return `PJSIP_HEADER(add,${header.slice(0, colon)})=${value.replace(/[\\;,]/g, '\\$&')}`;
}
