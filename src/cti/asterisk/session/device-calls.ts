import { AgentCalls } from '../calls/agent-calls.js';
import { isHeldBy } from '../calls/held-by.js';
import { hearsBoth } from '../calls/snoop.js';
import { Lasting } from '../calls/lasting.js';
import { isRecordedByOthers, recordingsOf, recordingState } from '../calls/recorded-legs.js';
import { combinedLacks } from '../calls/combined-lacks.js';
import { deviceLacks } from '../calls/device-lacks.js';
import { lacksOf } from '../calls/lacks.js';
import { why } from '../../../protocol/why.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { DeviceIdentity } from './device-identity.js';

/** What others have begun is theirs to end. */
const RECORDED: CtiLacks = { commands: ['interaction.recording.stop'], ...why('recorded-by-switch') };

/** The calls at a device, with what processes before this one have written down about them. */
export function deviceCalls(asterisk: AsteriskSwitch, { channel, extension, endpoint }: DeviceIdentity): AgentCalls {
  const { devices, options } = asterisk.parts;
  const lasting = new Lasting(asterisk.parts.clock, (uid) => asterisk.refresh(uid));
  return new AgentCalls({
    mirror: asterisk.mirror,
    devices,
    channel,
    endpoint,
    extension,
    dataVariables: options.dataVariables,
    now: () => asterisk.parts.clock.now(),
    colleague: (device) => asterisk.colleagueAt(device),
    book: asterisk.calls.world.book,
    call: (uid) => asterisk.calls.ofAgent(uid),
    hearsBoth,
    heldBy: (other, own) => isHeldBy(asterisk.calls.world.book, asterisk.mirror, other, own),
    lasts: (uid, so) => lasting.is(uid, so),
    lacks: (own, alone, leg) => {
      const { world, view } = asterisk.calls;
      const lacks = lacksOf(world, own, leg, asterisk.calls.ofAgent(own.uid), alone);
      const recorded = isRecordedByOthers(world, view, leg) ? RECORDED : undefined;
      return combinedLacks(lacks, deviceLacks(own, devices.answerWay(extension)), recorded);
    },
    recording: (leg) => recordingState(asterisk.calls.world, asterisk.calls.view, leg),
    recordings: (leg) => recordingsOf(asterisk.calls.world, asterisk.calls.view, leg),
    reasons: asterisk.reasons,
  });
}
