import type { AriEvent } from '../ari/ari-event.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';

/** Which channels are in a Stasis application of ours, so that ARI can work with them. */
export class ApplicationLegs {
  private readonly own = new Set<string>();

  /** @param family what the names of all our processes' applications begin with */
  constructor(
    private readonly mirror: SwitchMirror,
    private readonly family: string,
  ) {}

  heard({ type, channel }: AriEvent): void {
    if (channel === undefined) return;
    if (type === 'StasisStart') this.own.add(channel);
    if (type === 'StasisEnd') this.own.delete(channel);
  }

  /** true where it is in this process's application, or was in another one's when the switch was last read */
  has(uid: string): boolean {
    const record = this.mirror.live(uid);
    if (!record) return false;
    return this.own.has(uid) || (record.application === 'Stasis' && record.applicationData.startsWith(this.family));
  }

  /** true for a bridge that a process of ours has made */
  isOurBridge(bridge: string): boolean {
    return bridge.startsWith(this.family);
  }

  forget(uid: string): void {
    this.own.delete(uid);
  }

  clear(): void {
    this.own.clear();
  }
}
