import type { ChannelRecord } from '../mirror/channel-record.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Leg } from './leg.js';

/**
 * A call that rings at several telephones of one extension at once is one contact: one of its channels is shown, and those
 * that the same channel calls beside it are not.
 */
export class Forks {
  private readonly beside = new Map<string, Leg>();

  constructor(private readonly mirror: SwitchMirror) {}

  /** true where that channel is none of its own to be shown */
  has(own: ChannelRecord, legs: readonly Leg[]): boolean {
    if (this.beside.has(own.uid)) return true;
    const { caller } = own;
    const isSame = (one: Leg) =>
      !one.joined && !one.card.calling && this.mirror.live(one.uid)?.caller === caller && one.uid !== own.uid;
    const leg = caller === undefined ? undefined : legs.find(isSame);
    if (leg) this.beside.set(own.uid, leg);
    return leg !== undefined;
  }

  /** those that ring beside the shown one, or have just been answered there */
  of(leg: Leg): readonly ChannelRecord[] {
    const all = [...this.beside].filter(([, one]) => one === leg);
    return all.flatMap(([uid]) => this.mirror.live(uid) ?? []);
  }

  /** The one at which the call goes on: that has been answered, or rings on where the shown one is gone. */
  next(leg: Leg): ChannelRecord | undefined {
    const own = this.mirror.live(leg.uid);
    if (own?.up || leg.releasing) return undefined;
    const others = this.of(leg);
    return others.find(({ up }) => up) ?? (own ? undefined : others[0]);
  }

  /** It is the shown one from now on. */
  move(leg: Leg, { uid }: ChannelRecord): void {
    this.beside.delete(uid);
    this.beside.set(leg.uid, leg);
    leg.uid = uid;
  }

  forgetGone(): void {
    for (const uid of this.beside.keys()) if (!this.mirror.live(uid)) this.beside.delete(uid);
  }
}
