import {
  type InteractionData,
  RECORDING_STATES,
  type RecordingState,
} from '../../../protocol/objects/object-states.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../mirror/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Channel variable that holds what Asterisk cannot be asked for about an agent's leg. */
const MEMO_VARIABLE = 'INTERACTION_PROCESSOR_LEG';

interface LegMemo {
  readonly muted: boolean;
  readonly recording: RecordingState;
  readonly recordingId: string;
  readonly data: InteractionData;
}

/**
 * Writes down on the agent's channel what a later process has to know of the leg.
 * @throws AmiFieldError where the data is too long for a channel variable
 */
export async function writeMemo(at: AsteriskSwitch, own: ChannelRecord, memo: LegMemo): Promise<void> {
  const { muted, recording, recordingId, data } = memo;
  await at.ask.ami.action('Setvar', {
    Channel: own.name,
    Variable: MEMO_VARIABLE,
    Value: Buffer.from(JSON.stringify({ muted, recording, recordingId, data })).toString('base64url'),
  });
}

/** Takes up what a process before this one has written down about the calls at a device. */
export async function readMemos(at: AsteriskSwitch, calls: AgentCalls): Promise<void> {
  await Promise.all(calls.all.map((leg) => readMemo(at, leg)));
}

async function readMemo(at: AsteriskSwitch, leg: Leg): Promise<void> {
  const own = at.mirror.live(leg.uid);
  if (!own) return;
  try {
    const answer = await at.ask.ami.action('Getvar', { Channel: own.name, Variable: MEMO_VARIABLE });
    Object.assign(leg, decodeMemo(answer.text('Value')));
  } catch (error) {
    // It has ended since.
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}

/** @returns undefined for what is no memo of ours */
function decodeMemo(text: string): LegMemo | undefined {
  try {
    const found = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<LegMemo>;
    const { muted, recording, recordingId, data } = found;
    if (typeof muted !== 'boolean' || typeof recordingId !== 'string' || typeof data !== 'object') return undefined;
    return recording && RECORDING_STATES.includes(recording) ? { muted, recording, recordingId, data } : undefined;
  } catch {
    return undefined;
  }
}
