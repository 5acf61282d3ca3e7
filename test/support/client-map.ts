import type { ReceivedEvent } from './desktop.js';

type PublicObject = Record<string, unknown>;

const GONE = new Set(['channel.removed', 'interaction.removed', 'conversation.disposed']);

/**
 * What a desktop makes of a session's events by the one rule: replace by target, and keep the data that it has.
 * @param map what it had before, which is changed
 */
export function clientMap(
  events: readonly ReceivedEvent[],
  map = new Map<string, PublicObject>(),
): Map<string, PublicObject> {
  for (const { name, target, data } of events) {
    if (!name || !target) continue;
    const [kind] = name.split('.');
    const object = data?.[kind ?? ''];
    if (kind === 'session' || !object) continue;
    if (GONE.has(name)) map.delete(target);
    else map.set(target, kind === 'interaction' ? withData(object, map.get(target)) : object);
  }
  return map;
}

/** The data comes last, that maps can be compared as texts. */
function withData({ data, ...rest }: PublicObject, former?: PublicObject): PublicObject {
  return { ...rest, data: data ?? former?.['data'] };
}

interface Tree extends PublicObject {
  readonly id: string;
  readonly channels?: readonly Tree[];
  readonly interactions?: readonly Tree[];
  readonly conversations?: readonly Tree[];
}

/** The same map, made of a snapshot. */
export function snapshotMap(session: Tree): Map<string, PublicObject> {
  const map = new Map<string, PublicObject>();
  const walk = (node: Tree, target: string) => {
    const { channels, interactions, conversations, ...object } = node;
    if (target !== session.id) map.set(target, conversations ? withData(object) : object);
    for (const child of [...(channels ?? []), ...(interactions ?? []), ...(conversations ?? [])]) {
      walk(child, `${target}.${child.id}`);
    }
  };
  walk(session, session.id);
  return map;
}
