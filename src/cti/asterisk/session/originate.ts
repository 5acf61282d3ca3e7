import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import { ORIGINATE_REASONS, UNREACHABLE } from '../calls/cause-tables.js';
import { rejectionReason } from '../calls/rejection-reason.js';
import { safeId } from '../calls/safe-id.js';
import { inheritedTrace } from '../pbx/inherited-trace.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { checkTarget } from './check-target.js';
import { about } from '../../../tracing/subject.js';

/** From which device, as which channel, and to what extension of the dialplan. */
interface Dial {
  readonly endpoint: string;
  readonly uid: string;
  readonly extension: string;
}

/**
 * The agent's device is called first, with headers that make it pick up by itself, and then calls `to` through the
 * dialplan. Resolves with the call's id once the device's channel is there, or has been.
 * @throws CtiRejectedError for what is no number, and where the switch or the device will not
 */
export async function originate(
  asterisk: AsteriskSwitch,
  calls: AgentCalls,
  endpoint: string,
  to: string,
  data: InteractionData,
): Promise<string> {
  const { ids } = asterisk.parts;
  const extension = await checkTarget(asterisk, to);
  const uid = `ip-${ids.next()}`;
  calls.expect(uid, to, data);
  return about({ call: safeId(uid) }, () => dialled(asterisk, calls, { endpoint, uid, extension }));
}

async function dialled(asterisk: AsteriskSwitch, calls: AgentCalls, dial: Dial): Promise<string> {
  const { options } = asterisk.parts;
  const { endpoint, uid, extension } = dial;
  asterisk.beginDial(uid);
  try {
    await asterisk.pbx.originate({
      endpoint,
      uid,
      place: { context: options.context, extension, priority: '1' },
      ring: options.timeouts.ring,
      variables: [
        ...(endpoint.startsWith('PJSIP/') ? options.autoAnswer.map(headerVariable) : []),
        ...Object.entries(inheritedTrace()).map((one) => one.join('=')),
      ],
    });
    await asterisk.waits.until(() => begun(asterisk, uid), options.timeouts.confirm);
    return safeId(uid);
  } catch (error) {
    if (!asterisk.mirror.live(uid)) calls.forget(uid);
    throw error;
  } finally {
    asterisk.endDial(uid);
  }
}

function begun(asterisk: AsteriskSwitch, uid: string): true | undefined {
  // A short call may be over before the answer to what began it has come.
  if (asterisk.mirror.find(uid)) return true;
  const reason = asterisk.dialFailure(uid);
  if (reason === undefined) return undefined;
  throw new CtiRejectedError(rejectionReason(ORIGINATE_REASONS[reason] ?? UNREACHABLE), 'the device cannot be called');
}

/** A SIP header for the call to the device; a semicolon or a comma would end the variable. */
function headerVariable(header: string): string {
  const colon = header.indexOf(':');
  const value = header.slice(colon + 1).trim();
  return `PJSIP_HEADER(add,${header.slice(0, colon)})=${value.replace(/[\\;,]/g, '\\$&')}`;
}
