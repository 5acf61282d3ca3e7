import { AgentCalls } from '../calls/agent-calls.js';
import { isHeldBy } from '../calls/held-by.js';
import { Lasting } from '../calls/lasting.js';
import { isRecordedByOthers, recordingState } from '../calls/recorded-legs.js';
import { combinedLacks } from '../calls/combined-lacks.js';
import { deviceLacks } from '../calls/device-lacks.js';
import { lacksOf } from '../calls/lacks.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { DeviceIdentity } from './device-identity.js';

/** What others have begun is theirs to end. */
const RECORDED: CtiLacks = { commands: ['interaction.recording.stop'], why: 'the dialplan has begun the recording' };

/** The calls at a device, with what processes before this one have written down about them. */
export function deviceCalls(at: AsteriskSwitch, { channel, extension, endpoint }: DeviceIdentity): AgentCalls {
  const { devices, options } = at.parts;
  const lasting = new Lasting(at.parts.clock, (uid) => at.refresh(uid));
  return new AgentCalls({
    mirror: at.mirror,
    devices,
    channel,
    endpoint,
    extension,
    dataVariables: options.dataVariables,
    call: (uid) => at.calls.ofAgent(uid),
    hearsBoth: ({ uid }) => at.calls.world.applied.hearsBoth(uid),
    heldBy: (other, own) => isHeldBy(at.calls.world.book, at.mirror, other, own),
    lasts: (uid, so) => lasting.is(uid, so),
    lacks: (own, alone, leg) => {
      const { world, view } = at.calls;
      const lacks = lacksOf(world, own, leg, at.calls.ofAgent(own.uid), alone);
      const recorded = isRecordedByOthers(world, view, leg) ? RECORDED : undefined;
      return [deviceLacks(own, devices.answerWay(extension)), recorded].reduce(combinedLacks, lacks);
    },
    recording: (leg) => recordingState(at.calls.world, at.calls.view, leg),
    reasons: at.reasons,
  });
}
