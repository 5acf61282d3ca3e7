import type { AriEvent } from '../ari/ari-event.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';

/** Which channels are in a Stasis application of ours, so that ARI can work with them. */
export class ApplicationLegs {
  private readonly own = new Set<string>();
  /** those that have left since the switch was last read, with the number of the event before that */
  private readonly left = new Map<string, number>();

  /** @param family what the names of all our processes' applications begin with */
  constructor(
    private readonly mirror: SwitchMirror,
    private readonly family: string,
  ) {}

  heard({ type, channel }: AriEvent): void {
    if (channel === undefined) return;
    if (type === 'StasisStart') this.enters(channel);
    if (type === 'StasisEnd') this.leaves(channel);
  }

  /** It goes on in the dialplan; that one has left another process's application, nobody tells. */
  leaves(uid: string): void {
    this.own.delete(uid);
    this.left.set(uid, this.mirror.now);
  }

  /** The switch has been read, and that was begun when the mirror's number was that. */
  wasRead(since: number): void {
    for (const [uid, at] of this.left) if (at <= since) this.left.delete(uid);
  }

  /** true where it is in this process's application, or was in another one's when the switch was last read */
  has(uid: string): boolean {
    const record = this.mirror.live(uid);
    if (!record) return false;
    if (this.own.has(uid)) return true;
    return !this.left.has(uid) && record.application === 'Stasis' && record.applicationData.startsWith(this.family);
  }

  /** true for a bridge that a process of ours has made */
  isOurBridge(bridge: string): boolean {
    return bridge.startsWith(this.family);
  }

  forget(uid: string): void {
    this.own.delete(uid);
    this.left.delete(uid);
  }

  clear(): void {
    this.own.clear();
    this.left.clear();
  }

  private enters(uid: string): void {
    this.own.add(uid);
    this.left.delete(uid);
  }
}
