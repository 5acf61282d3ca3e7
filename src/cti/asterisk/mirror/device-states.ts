import type { DeviceState } from '../../../protocol/objects/object-states.js';
import type { AmiMessage } from '../ami/ami-message.js';

/** There is no such device. */
const INVALID = 'INVALID';
/** States of a device at which nothing can ring: it is not registered, or there is no such device. */
const OFF: ReadonlySet<string> = new Set(['UNAVAILABLE', INVALID]);
const UNKNOWN = 'UNKNOWN';

/** Which devices are there, by what the switch has told: read once, then kept by events. */
export class DeviceStates {
  private states = new Map<string, string>();
  private readonly watchers = new Map<string, Set<() => void>>();
  /** devices of which an event has told since the reading under way began */
  private touched = new Set<string>();
  /** devices that are in no list and do not exist */
  private readonly absent = new Set<string>();

  /** Whether it is there; `unknown` where nothing was told of it. */
  of(device: string): DeviceState {
    const state = this.states.get(device) ?? (this.absent.has(device) ? INVALID : UNKNOWN);
    if (state === UNKNOWN) return 'unknown';
    return OFF.has(state) ? 'unregistered' : 'registered';
  }

  apply(event: AmiMessage): void {
    if (event.event !== 'DeviceStateChange') return;
    const device = event.text('Device');
    this.touched.add(device);
    this.keep(device, event.text('State'));
  }

  /** What the switch says when it is asked for one that it has not listed; '' where it does not say. */
  asked(device: string, state: string): void {
    if (this.of(device) !== 'unknown' || state === '') return;
    if (state !== INVALID) return this.keep(device, state);
    this.absent.add(device);
    this.tell(device);
  }

  /** A reading is about to be asked for. */
  beginReading(): void {
    this.touched = new Set();
  }

  /** What it has listed: all devices. What an event has told meanwhile is newer. */
  endReading(list: readonly AmiMessage[]): void {
    const found = new Map(list.map((item) => [item.text('Device'), item.text('State')]));
    for (const device of [...this.states.keys(), ...found.keys()]) {
      if (!this.touched.has(device)) this.keep(device, found.get(device));
    }
    this.touched = new Set();
  }

  /** @param changed the device has come, or has gone */
  watch(device: string, changed: () => void): void {
    const known = this.watchers.get(device);
    if (known) known.add(changed);
    else this.watchers.set(device, new Set([changed]));
  }

  unwatch(device: string, changed: () => void): void {
    const known = this.watchers.get(device);
    known?.delete(changed);
    if (known?.size !== 0) return;
    this.watchers.delete(device);
    this.absent.delete(device);
  }

  private keep(device: string, state: string | undefined): void {
    const before = this.of(device);
    if (state === undefined) this.states.delete(device);
    else this.states.set(device, state);
    if (state !== undefined) this.absent.delete(device);
    if (before !== this.of(device)) this.tell(device);
  }

  private tell(device: string): void {
    for (const changed of new Set(this.watchers.get(device))) changed();
  }
}
