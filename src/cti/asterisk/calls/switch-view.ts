import type { Dropped } from '../pbx/dropped.js';
import type { LegStates } from './departures.js';
import type { Silence } from './silence.js';
import type { Snoop } from './snoop.js';

/** What is at the switch, and what is known to be set there, as far as calls need it. */
export interface SwitchView extends LegStates {
  isLive(uid: string): boolean;
  /** true for one that was there and has ended */
  isGone(uid: string): boolean;
  /** true where it is in an application of ours, and can be put into a bridge of ours */
  isOurs(uid: string): boolean;
  /** the bridge it is in, of whomever */
  bridgeOf(uid: string): string | undefined;
  /** with whom it is in a bridge that is not ours: Local channels there, and whoever is behind them */
  talksTo(uid: string): readonly string[];
  /** those for the call of that agent's leg that can be worked with */
  snoopsOf(agentLeg: string): readonly Snoop[];
  /** false for one that was never silenced; undefined: nobody knows */
  isSilent(uid: string): boolean | undefined;
  isDeaf(uid: string): boolean | undefined;
  /** its recordings; undefined where there are none, or none are known */
  recordingOf(uid: string): { readonly paused: boolean; readonly silent: Silence | undefined } | 'unknown' | undefined;
  /** what we play to it */
  plays(uid: string): 'music' | 'ringback' | 'unknown' | undefined;
  /** true where it comes to us when its bridge ends without its own hang-up */
  isCaught(uid: string): boolean;
  /** the same, to us or to another process of ours */
  isCaughtByAny(uid: string): boolean;
  /** a called one that has begun to call */
  isCalling(uid: string): boolean;
  /** what of its device's own doing gets no farther; undefined where nobody knows */
  dropped(uid: string): Dropped | undefined;
  isOpen(bridge: string): boolean;
}
