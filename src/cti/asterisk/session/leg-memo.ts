import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Channel variables that hold what Asterisk cannot be asked for about an agent's leg. */
const DATA_VARIABLE = 'INTERACTION_PROCESSOR_DATA';
/** One of its own: it has room however much data there is. */
const SOUND_VARIABLE = 'INTERACTION_PROCESSOR_SOUND';
/** Where Asterisk says which of a channel's recordings is ours while it runs: the customer may have others. */
export const RECORDING_VARIABLE = 'INTERACTION_PROCESSOR_RECORDING';

/** What Asterisk does not tell of a leg's sound. */
interface SoundMemo {
  readonly paused: boolean;
}

/**
 * Writes down on the agent's channel, for a later process, what is known about the contact.
 * @throws AmiFieldError where it is too long for a channel variable
 */
export function writeData(at: AsteriskSwitch, own: ChannelRecord, data: InteractionData): Promise<void> {
  return write(at, own, DATA_VARIABLE, data);
}

/** The same about the leg's sound. */
export function writeSound(at: AsteriskSwitch, own: ChannelRecord, { recording }: Leg): Promise<void> {
  const memo: SoundMemo = { paused: recording === 'paused' };
  return write(at, own, SOUND_VARIABLE, memo);
}

function write(at: AsteriskSwitch, own: ChannelRecord, variable: string, memo: object): Promise<void> {
  return at.pbx.write(own.name, variable, Buffer.from(JSON.stringify(memo)).toString('base64url'));
}

/** Takes up what a process before this one has written down about the calls at a device. */
export async function readMemos(at: AsteriskSwitch, calls: AgentCalls): Promise<void> {
  await Promise.all(calls.all.map((leg) => readMemo(at, leg)));
}

async function readMemo(at: AsteriskSwitch, leg: Leg): Promise<void> {
  const own = at.mirror.live(leg.uid);
  if (!own) return;
  const read = (variable: string) => at.pbx.readVariable(own.name, variable);
  const [data, sound, id] = await Promise.all([DATA_VARIABLE, SOUND_VARIABLE, RECORDING_VARIABLE].map(read));
  // It has ended since.
  if (!at.mirror.live(leg.uid)) return;
  const { paused }: Partial<SoundMemo> = decode(sound) ?? {};
  leg.data = (decode(data) as InteractionData | undefined) ?? leg.data;
  leg.recordingId = id ?? '';
  leg.recording = leg.recordingId === '' ? 'off' : paused === true ? 'paused' : 'on';
}

/** @returns undefined for what is no memo of ours */
function decode(text = ''): object | undefined {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}
