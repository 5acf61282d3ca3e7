import type { AgentDevices } from '../agent-devices.js';
import type { MemberRecord } from '../mirror/member-record.js';

/** `hint:1001@ext-local`, `Local/1001@from-queue/n` */
const NAMED_BY_EXTENSION = /^(?:hint:|Local\/)([^@]+)@/;

/** The number of a member's device; undefined where it is none of our people's. */
export function memberAddress(devices: AgentDevices, member: MemberRecord): string | undefined {
  for (const name of [member.stateInterface, member.interface]) {
    const extension = NAMED_BY_EXTENSION.exec(name)?.[1];
    if (extension !== undefined && devices.isInternalNumber(extension)) return extension;
    if (devices.isInternalEndpoint(name)) return devices.extension(name);
  }
  return undefined;
}
