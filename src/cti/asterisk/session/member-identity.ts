import type { CtiAgent } from '../../port/cti-provider.js';
import type { AgentDevices } from '../agent-devices.js';
import type { MemberRecord } from '../mirror/member-record.js';
import type { DeviceIdentity } from './device-identity.js';
import type { MemberOrigin } from './queue-member.js';

/** A device as a member of queues, the way this service makes it one. */
export interface MemberIdentity {
  /** what the queues call */
  readonly interface: string;
  readonly name: string;
  /** the device */
  readonly endpoint: string;
  /** in its place, what is in use also where the device is not; undefined where there is no such thing */
  readonly hint: string | undefined;
  /** by what a membership of the device's is known, whoever made it: interfaces and state interfaces */
  readonly devices: readonly string[];
  /** whole seconds after a call in which a queue offers nothing by itself */
  readonly wrapUpTime: number;
  /** no queue is to offer anything while the device is in use */
  readonly sparedInUse: boolean;
  /** those that it is signed in to at the start */
  readonly queues: readonly string[];
}

/** @param wrapUp undefined where the call model has no work after a call */
export function memberIdentity(
  devices: AgentDevices,
  { id, name, queues }: CtiAgent,
  { extension, endpoint }: DeviceIdentity,
  wrapUp: { readonly time: number; readonly hintContext: string | undefined } | undefined,
): MemberIdentity {
  const member = devices.member(extension);
  return {
    interface: member,
    name: name ?? id,
    endpoint,
    hint: wrapUp?.hintContext === undefined ? undefined : `hint:${extension}@${wrapUp.hintContext}`,
    devices: [...new Set([member, endpoint, `hint:${extension}`])],
    wrapUpTime: wrapUp?.time ?? 0,
    sparedInUse: wrapUp !== undefined,
    queues,
  };
}

/** Whose hand has made a membership that was found. One like those of this service was made by a process before this one. */
export function originOf(record: MemberRecord, own: MemberIdentity, assigned: ReadonlySet<string>): MemberOrigin {
  const alike =
    record.dynamic &&
    record.interface === own.interface &&
    record.name === own.name &&
    [own.endpoint, own.hint].includes(record.stateInterface);
  if (alike) return 'own';
  return assigned.has(record.queue) ? 'assigned' : 'foreign';
}
