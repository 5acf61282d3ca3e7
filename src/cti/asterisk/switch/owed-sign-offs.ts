import type { MemberPause } from '../pbx/member-pause.js';

/** What is left to do in one queue for a member whose agent is gone. */
export interface MemberDuty {
  readonly queue: string;
  readonly member: string;
  /** what it is to be: one of ours ends, any other is given back */
  readonly farewell: 'remove' | MemberPause;
  /** what we have left it as: where it is something else by now, somebody else has said so */
  readonly left: MemberPause;
}

/** What is left to do for a device whose agent is gone. */
export interface OwedSignOff {
  readonly duties: readonly MemberDuty[];
  /** brings in line what is written down of the device */
  readonly note: () => Promise<void>;
}

/** Devices that should have left their queues while there was no link. */
export class OwedSignOffs {
  private readonly owed = new Map<string, OwedSignOff>();

  /** More than was owed before. */
  add(endpoint: string, { duties, note }: OwedSignOff): void {
    const all = [...(this.owed.get(endpoint)?.duties ?? []), ...duties];
    const last = new Map(all.map((one) => [`${one.queue}\n${one.member}`, one]));
    this.owed.set(endpoint, { duties: [...last.values()], note });
  }

  /** All of them; from now on they are the caller's affair. */
  take(): ReadonlyMap<string, OwedSignOff> {
    const all = new Map(this.owed);
    this.owed.clear();
    return all;
  }
}
