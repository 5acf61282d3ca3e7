import type { ChannelRecord } from '../mirror/channel-record.js';
import { isLocal } from '../mirror/channel-name.js';
import type { Dropped } from '../pbx/dropped.js';
import type { CallWorld } from './call-world.js';
import type { Snoop } from './snoop.js';
import type { SwitchView } from './switch-view.js';

/** A chain of Local channels is looked through this far; a longer one is a dialplan that calls itself. */
const DEPTH = 8;

type Sources = Pick<CallWorld, 'mirror' | 'applied' | 'legs' | 'recordings' | 'application'>;

/** The switch as the mirror has it, and what was set there last. */
export class MirrorView implements SwitchView {
  constructor(private readonly sources: Sources) {}

  isLive(uid: string): boolean {
    return this.sources.mirror.live(uid) !== undefined;
  }

  isGone(uid: string): boolean {
    return !this.isLive(uid) && this.sources.mirror.find(uid) !== undefined;
  }

  isUp(uid: string): boolean {
    return this.sources.mirror.live(uid)?.up === true;
  }

  isOurs(uid: string): boolean {
    const bridge = this.bridgeOf(uid);
    return this.sources.legs.has(uid) && (bridge === undefined || this.sources.legs.isOurBridge(bridge));
  }

  bridgeOf(uid: string): string | undefined {
    return this.sources.mirror.live(uid)?.bridge;
  }

  talksTo(uid: string): readonly string[] {
    const leg = this.sources.mirror.live(uid);
    return leg ? this.beyond(leg, DEPTH).map((one) => one.uid) : [];
  }

  snoopsOf(agentLeg: string): readonly Snoop[] {
    return this.sources.applied.snoopsOf(agentLeg).filter(({ uid }) => this.isOurs(uid));
  }

  isSilent(uid: string): boolean | undefined {
    return this.sources.applied.isSilent(uid);
  }

  isDeaf(uid: string): boolean | undefined {
    return this.sources.applied.isDeaf(uid);
  }

  recordingOf(uid: string): ReturnType<SwitchView['recordingOf']> {
    const one = this.sources.recordings.of(uid);
    return one?.due ? 'unknown' : one?.isOn ? one : undefined;
  }

  plays(uid: string): ReturnType<SwitchView['plays']> {
    return this.sources.applied.plays(uid);
  }

  isCaught(uid: string): boolean {
    return this.sources.applied.caughtBy(uid) === this.sources.application;
  }

  isCaughtByAny(uid: string): boolean {
    return this.sources.applied.caughtBy(uid) !== undefined;
  }

  isCalling(uid: string): boolean {
    return this.sources.applied.isCalling(uid);
  }

  dropped(uid: string): Dropped | undefined {
    return this.sources.applied.dropped(uid);
  }

  isOpen(bridge: string): boolean {
    return this.sources.applied.isOpen(bridge);
  }

  private beyond(leg: ChannelRecord, depth: number): readonly ChannelRecord[] {
    const { mirror, legs } = this.sources;
    if (leg.bridge === undefined || legs.isOurBridge(leg.bridge) || depth === 0) return [];
    return [...mirror.byBridge.of(leg.bridge)].flatMap((other) => {
      if (other === leg) return [];
      const half = isLocal(other.name) ? mirror.otherHalf(other) : undefined;
      return half ? [other, ...this.beyond(half, depth - 1)] : [other];
    });
  }
}
