import type { DialplanPlace } from '../pbx/dialplan-place.js';
import type { Dropped } from '../pbx/dropped.js';
import type { Snoop } from './snoop.js';
import type { SwitchView } from './switch-view.js';

type Playing = ReturnType<SwitchView['plays']>;

interface Catch {
  /** the application into which the leg comes */
  readonly by: string;
  /** the place that the dialplan itself had set, '' for none */
  readonly formerPlace: string;
}

/** One of two channels that were brought together. */
interface Move {
  /** by the clock's `elapsed` */
  readonly from: number;
  /** Uniqueid of the other one */
  readonly other: string;
}

/** What was last set at the switch, of what its events do not tell. */
export class AppliedSettings {
  private readonly silent = new Map<string, boolean | undefined>();
  private readonly deaf = new Map<string, boolean | undefined>();
  private readonly playing = new Map<string, Playing>();
  private readonly caught = new Map<string, Catch>();
  private readonly places = new Map<string, DialplanPlace | undefined>();
  private readonly drops = new Map<string, Dropped | undefined>();
  private readonly calling = new Set<string>();
  private readonly moved = new Map<string, Move>();
  private readonly bridges = new Set<string>();
  private readonly beside = new Map<string, Snoop>();

  /** those for the call of that agent's leg */
  snoopsOf(agentLeg: string): readonly Snoop[] {
    return [...this.beside.values()].filter((one) => one.agentLeg === agentLeg);
  }

  isSilent(uid: string): boolean | undefined {
    return this.silent.has(uid) ? this.silent.get(uid) : false;
  }

  isDeaf(uid: string): boolean | undefined {
    return this.deaf.has(uid) ? this.deaf.get(uid) : false;
  }

  plays(uid: string): Playing {
    return this.playing.get(uid);
  }

  /** the application into which the leg comes when its bridge ends without its own hang-up */
  caughtBy(uid: string): string | undefined {
    return this.caught.get(uid)?.by;
  }

  /** all that come to whichever application */
  get allCaught(): Iterable<string> {
    return this.caught.keys();
  }

  formerPlaceOf(uid: string): string {
    return this.caught.get(uid)?.formerPlace ?? '';
  }

  /** where a leg that comes to us would have gone on; undefined: nowhere */
  placeOf(uid: string): DialplanPlace | undefined {
    return this.places.get(uid);
  }

  isSnoop(uid: string): boolean {
    return this.beside.has(uid);
  }

  dropped(uid: string): Dropped | undefined {
    return this.drops.has(uid) ? this.drops.get(uid) : 'nothing';
  }

  /** undefined: nobody knows */
  setDropped(uid: string, what: Dropped | undefined): void {
    this.drops.set(uid, what);
  }

  /** true for one that was moved from one bridge to another for us */
  wasMoved(uid: string): boolean {
    return this.moved.has(uid);
  }

  moveOf(uid: string): Move | undefined {
    return this.moved.get(uid);
  }

  setMoved(uid: string, move: Move): void {
    this.moved.set(uid, move);
  }

  isCalling(uid: string): boolean {
    return this.calling.has(uid);
  }

  isOpen(bridge: string): boolean {
    return this.bridges.has(bridge);
  }

  /** undefined: nobody knows */
  setVolume(uid: string, silent: boolean | undefined, deaf?: boolean): void {
    this.silent.set(uid, silent);
    this.deaf.set(uid, deaf);
  }

  setPlaying(uid: string, what: Playing): void {
    if (what) this.playing.set(uid, what);
    else this.playing.delete(uid);
  }

  /** @param by the application; undefined: it goes where its dialplan says */
  setCaught(uid: string, by: string | undefined, formerPlace = ''): void {
    if (by === undefined) this.caught.delete(uid);
    else this.caught.set(uid, { by, formerPlace });
  }

  setPlace(uid: string, place: DialplanPlace | undefined): void {
    this.places.set(uid, place);
  }

  setCalling(uid: string): void {
    this.calling.add(uid);
  }

  setOpen(bridge: string, open: boolean): void {
    if (open) this.bridges.add(bridge);
    else this.bridges.delete(bridge);
  }

  addSnoop(snoop: Snoop): void {
    this.beside.set(snoop.uid, snoop);
  }

  /** What was set on a leg that is gone is gone with it. */
  forget(uid: string): void {
    const { silent, deaf, playing, caught, places, drops, calling, moved, beside } = this;
    for (const all of [silent, deaf, playing, caught, places, drops, calling, moved, beside]) all.delete(uid);
  }

  clear(): void {
    const { silent, deaf, playing, caught, places, drops, calling, moved, bridges, beside } = this;
    for (const all of [silent, deaf, playing, caught, places, drops, calling, moved, bridges, beside]) all.clear();
  }
}
