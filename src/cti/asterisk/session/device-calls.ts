import { AgentCalls } from '../mirror/agent-calls.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { DeviceIdentity } from './device-identity.js';

/** The calls at a device, with what processes before this one have written down about them. */
export function deviceCalls(at: AsteriskSwitch, { channel, extension, endpoint }: DeviceIdentity): AgentCalls {
  const { devices, options } = at.parts;
  const ownMark = (uid: string) => {
    const mark = at.marks.get(uid);
    return mark?.agent === uid ? mark : undefined;
  };
  return new AgentCalls({
    mirror: at.mirror,
    devices,
    channel,
    endpoint,
    extension,
    dataVariables: options.dataVariables,
    takeOver: (uid) => at.takeOvers.of(uid),
    card: (uid) => ownMark(uid)?.card,
    left: (uid) => ownMark(uid)?.left,
    reasons: at.reasons,
  });
}
