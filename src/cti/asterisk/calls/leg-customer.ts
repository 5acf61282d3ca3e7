import type { CtiAddress } from '../../port/cti-facts.js';
import type { AgentDevices } from '../agent-devices.js';
import { endpointOf, isLocal, isSnoop, isTool } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';

/**
 * The channel of the party outside in the contact that this leg belongs to, wherever that one is at the moment; of several the
 * one that was there first.
 */
export function customerLeg(
  mirror: SwitchMirror,
  devices: AgentDevices,
  { linked }: ChannelRecord,
): ChannelRecord | undefined {
  let first: ChannelRecord | undefined;
  for (const one of mirror.byLinked.of(linked)) {
    if (isLocal(one.name) || isSnoop(one.name) || isTool(one.name)) continue;
    if (devices.isInternalEndpoint(endpointOf(one.name))) continue;
    if (first === undefined || one.bornAt < first.bornAt) first = one;
  }
  return first;
}

/** Who that is; undefined where no number is known, or none yet. @param dialled what the agent has dialled to reach that one */
export function customerOf({ callerNumber, callerName }: ChannelRecord, dialled: string): CtiAddress | undefined {
  const address = dialled || callerNumber;
  if (address === '') return undefined;
  return callerName === '' ? { address } : { address, name: callerName };
}
