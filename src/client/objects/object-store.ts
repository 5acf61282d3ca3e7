import type { SessionTreeObject } from '../../protocol/objects/session.object.js';
import { Listeners, type Unsubscribe } from '../listeners.js';
import type { AnyObject } from './any-object.js';
import { Channel } from './channel.js';
import { Conversation } from './conversation.js';
import type { Home } from './home.js';
import { Interaction } from './interaction.js';
import type { View } from './view.js';

const CLASSES = { channel: Channel, interaction: Interaction, conversation: Conversation } as const;
const KINDS = ['session', 'channel', 'interaction', 'conversation'] as const;
/** After these there is no such object. */
const GONE: ReadonlySet<string> = new Set(['channel.removed', 'interaction.removed', 'conversation.disposed']);

type Kind = keyof typeof CLASSES;
type Plain = Readonly<Record<string, unknown>>;
interface Tree extends Plain {
  readonly id: string;
  readonly channels?: readonly Tree[];
  readonly interactions?: readonly Tree[];
  readonly conversations?: readonly Tree[];
}

/** The objects of a session, by target. The map is another one after each change, and so is an object that has changed. */
export class ObjectStore {
  map: ReadonlyMap<string, AnyObject> = new Map();
  private readonly watchers = new Map<string, Listeners<AnyObject | undefined>>();

  constructor(private readonly home: Home<View>) {}

  /**
   * Replaces by target, and keeps the data where none comes.
   * @param name of the event
   * @returns the object, also one that has gone with it
   */
  tell(name: string, target: string, kind: Kind, object: Plain): AnyObject {
    const former = this.map.get(target);
    const kept = kind === 'interaction' ? { data: (former as Interaction | undefined)?.data ?? {} } : {};
    const view = this.view(kind, target, { ...kept, ...object });
    const next = new Map(this.map);
    if (GONE.has(name)) next.delete(target);
    else next.set(target, view);
    this.replace(next);
    return view;
  }

  /** Puts a whole tree in the place of what there was. */
  plant(tree: SessionTreeObject): void {
    const next = new Map<string, AnyObject>();
    const walk = ({ channels, interactions, conversations, ...object }: Tree, target: string, depth: number) => {
      const kind = KINDS[depth];
      if (kind && kind !== 'session') next.set(target, this.view(kind, target, object));
      for (const child of channels ?? interactions ?? conversations ?? [])
        walk(child, `${target}.${child.id}`, depth + 1);
    };
    walk(tree as unknown as Tree, tree.id, 0);
    this.replace(next);
  }

  /** Puts back what `saved` gave. */
  restore(objects: readonly (readonly [string, object])[]): void {
    const views = objects.flatMap(([target, object]) => {
      const kind = KINDS[target.split('.').length - 1];
      return kind && kind !== 'session' ? [[target, this.view(kind, target, object)] as const] : [];
    });
    this.replace(new Map(views));
  }

  /** What `restore` takes. */
  saved(): (readonly [string, object])[] {
    return [...this.map].map(([target, { ...object }]) => [target, object]);
  }

  observe(target: string, listener: (now: AnyObject | undefined) => void): Unsubscribe {
    const listeners = this.watchers.get(target) ?? new Listeners();
    this.watchers.set(target, listeners);
    const end = listeners.add(listener);
    return () => {
      end();
      if (listeners.empty && this.watchers.get(target) === listeners) this.watchers.delete(target);
    };
  }

  private view(kind: Kind, target: string, object: object): AnyObject {
    return new CLASSES[kind](this.home, target, object);
  }

  private replace(next: ReadonlyMap<string, AnyObject>): void {
    const former = this.map;
    this.map = next;
    for (const [target, listeners] of new Map(this.watchers)) {
      const now = next.get(target);
      if (now !== former.get(target)) listeners.tell(now);
    }
  }
}
