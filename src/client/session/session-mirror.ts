import type { SessionObject, SessionTreeObject } from '../../protocol/objects/session.object.js';
import { Listeners } from '../listeners.js';
import type { Home } from '../objects/home.js';
import { ObjectStore } from '../objects/object-store.js';
import type { View } from '../objects/view.js';
import type { SavedSession } from './saved-session.js';
import type { ToldEvent } from './told-event.js';

/** What has been told of a session: its objects, up to an event. */
export class SessionMirror {
  readonly changed = new Listeners<void>();
  readonly events = new Listeners<ToldEvent>();
  readonly store: ObjectStore;
  info: SessionObject | undefined;
  /** of the latest event that is in it; undefined: the objects are still to come, whole */
  lastSeq: number | undefined = 0;
  private reached: () => void = () => undefined;

  constructor(home: Home<View>) {
    this.store = new ObjectStore(home);
  }

  restore({ info, objects, lastSeq }: SavedSession): void {
    this.info = info;
    this.lastSeq = undefined;
    if (!objects) return;
    try {
      this.store.restore(objects);
      this.lastSeq = lastSeq;
    } catch {
      // What is not such as it was written comes anew, whole.
    }
  }

  /** Resolves when everything up to that number is in it. */
  async upTo(seq: number): Promise<void> {
    while ((this.lastSeq ?? -1) < seq) await new Promise<void>((resolve) => (this.reached = resolve));
  }

  /** @returns false where something is missing before it */
  take(event: ToldEvent): boolean {
    const { name, seq, data } = event;
    if (seq === undefined) {
      this.events.tell(event);
      return true;
    }
    const whole = name === 'session.resynchronized';
    // It will be in what is still to come, or is here already.
    if (!whole && (this.lastSeq === undefined || seq <= this.lastSeq)) return true;
    if (!whole && seq > (this.lastSeq ?? 0) + 1) return false;
    if (whole) this.plant(data['session'] as SessionTreeObject, seq);
    else this.events.tell(this.applied(event, seq));
    if (whole) this.events.tell(event);
    return true;
  }

  /** @param seq of the latest event that is in the tree */
  plant(tree: SessionTreeObject, seq: number): void {
    const { channels: _, ...info } = tree;
    this.info = info;
    this.store.plant(tree);
    this.advance(seq);
  }

  private applied(event: ToldEvent, seq: number): ToldEvent {
    const { name, target, data } = event;
    const kind = name.split('.', 1)[0] as 'session' | 'channel' | 'interaction' | 'conversation';
    const told = data[kind] as Readonly<Record<string, unknown>>;
    if (kind !== 'session') {
      const object = this.store.tell(name, target, kind, told);
      this.advance(seq);
      return { ...event, object };
    }
    const { profile, settings } = this.info ?? {};
    this.info = Object.freeze({ ...(profile && { profile }), ...(settings && { settings }), ...told } as SessionObject);
    this.advance(seq);
    return event;
  }

  private advance(seq: number): void {
    this.lastSeq = seq;
    this.reached();
    this.changed.tell();
  }
}
