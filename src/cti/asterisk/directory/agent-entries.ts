import type { CtiAgentEntry } from '../../port/cti-directory.js';
import { isoTime } from '../../../runtime/iso-time.js';
import type { Presence } from '../../../protocol/objects/object-states.js';
import type { DirectoryMember } from './directory-member.js';
import { presenceOf } from './member-state.js';

/** Since when agents have been what they are, and what is told of them. */
export class AgentEntries {
  private readonly known = new Map<string, { readonly presence: Presence; readonly since: string | undefined }>();

  /** @param nameOf what a telephone is called, where that is known */
  constructor(private readonly nameOf: (device: string) => string | undefined) {}

  /**
   * @param members at that address; none: there is no such agent
   * @param now milliseconds since the epoch
   * @param ahead milliseconds by which the switch's clock is ahead of this one; undefined where that is not known
   */
  entry(
    address: string,
    members: readonly DirectoryMember[],
    now: number,
    ahead: number | undefined,
  ): CtiAgentEntry | undefined {
    if (members.length === 0) {
      this.known.delete(address);
      return undefined;
    }
    const presence = presenceOf(members);
    const before = this.known.get(address);
    const changed = before !== undefined && before.presence !== presence;
    const since = changed ? isoTime(now) : (before?.since ?? found(presence, members, ahead));
    this.known.set(address, { presence, since });
    const name = this.name(address, members);
    return {
      kind: 'agent',
      address,
      ...(name === undefined ? {} : { name }),
      presence,
      ...(since === undefined ? {} : { since }),
    };
  }

  private name(address: string, members: readonly DirectoryMember[]): string | undefined {
    const named = members.map((one) => one.name).find((one) => !['', address].includes(one) && !isDevice(one, members));
    if (named !== undefined) return named;
    return members
      .flatMap((one) => [one.stateInterface, one.interface])
      .map(this.nameOf)
      .find((one) => one !== undefined);
  }
}

/** A member without a name has that of its device. */
const isDevice = (name: string, members: readonly DirectoryMember[]) =>
  members.some((one) => one.interface === name || one.stateInterface === name);

/** What the switch tells of one that was like that before anybody looked: when it was paused, no more. */
function found(presence: Presence, members: readonly DirectoryMember[], ahead: number | undefined): string | undefined {
  const paused = Math.max(...members.map(({ pausedAt }) => pausedAt));
  const tells = presence === 'notready' || presence === 'wrapup';
  return tells && paused > 0 && ahead !== undefined ? isoTime(paused * 1_000 - ahead) : undefined;
}
