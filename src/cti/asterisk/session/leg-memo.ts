import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Channel variable that holds what Asterisk cannot be asked for about an agent's leg. */
const DATA_VARIABLE = 'INTERACTION_PROCESSOR_DATA';

/** The same: when it was answered, ISO 8601. */
const ANSWERED_VARIABLE = 'INTERACTION_PROCESSOR_ANSWERED';

/** Seconds since it came about; nothing where Asterisk keeps no call detail records. */
const AGE = 'CDR(duration,f)';

/**
 * Writes down on the agent's channel, for a later process, what is known about the contact.
 * @throws AmiFieldError where it is too long for a channel variable
 */
export function writeData(asterisk: AsteriskSwitch, own: ChannelRecord, data: InteractionData): Promise<void> {
  return asterisk.pbx.write(own.name, DATA_VARIABLE, Buffer.from(JSON.stringify(data)).toString('base64url'));
}

/** Writes down on the agent's channel when it was answered, once that is known: Asterisk tells it of no called channel. */
export function noteAnswer(asterisk: AsteriskSwitch, leg: Leg): void {
  const answered = leg.times.takeUnwritten();
  const own = answered === undefined ? undefined : asterisk.mirror.live(leg.uid);
  if (answered === undefined || !own) return;
  // Without it the call is found all the same.
  asterisk.pbx.writeIfThere(own.name, ANSWERED_VARIABLE, answered).catch(() => undefined);
}

/** Takes up what a process before this one has written down about the calls at a device. */
export async function readMemos(asterisk: AsteriskSwitch, calls: AgentCalls): Promise<void> {
  await Promise.all(calls.all.map((leg) => readMemo(asterisk, leg)));
}

async function readMemo(asterisk: AsteriskSwitch, leg: Leg): Promise<void> {
  const own = asterisk.mirror.live(leg.uid);
  if (!own) return;
  const read = (name: string) => asterisk.pbx.readVariable(own.name, name);
  const [data, age, answered] = await Promise.all([read(DATA_VARIABLE), read(AGE), read(ANSWERED_VARIABLE)]);
  // It has ended since.
  if (!asterisk.mirror.live(leg.uid)) return;
  leg.times.wasThere(asterisk.parts.clock.now() - (Number(age) || NaN) * 1_000, Date.parse(answered));
  leg.data = (decode(data) as InteractionData | undefined) ?? leg.data;
}

/** @returns undefined for what is no memo of ours */
function decode(text: string): object | undefined {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}
