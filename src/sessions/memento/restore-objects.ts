import type { InteractionData } from '../../protocol/objects/object-states.js';
import { Target } from '../../protocol/target.js';
import { ChannelRecord, ConversationRecord, InteractionRecord, type ObjectRecord } from '../model/object-records.js';
import { publicState } from '../model/public-state.js';
import type { SessionModel } from '../model/session-model.js';
import type { ChannelMemento, ConversationMemento, InteractionMemento, PublicationMemento } from './object-mementos.js';
import { OBJECT_PARTS } from './object-parts.js';

/** What is needed of a session's parts to make its objects again. */
export interface ObjectParts {
  readonly model: SessionModel;
  /** of the session */
  readonly target: Target;
  /** ids of the channels, in their order */
  readonly channels: readonly string[];
  readonly parts: ReadonlyMap<string, string>;
}

/** Makes all objects as they were, in the order in which they came. @throws Error where parts do not fit together */
export function restoreObjects({ model, target, channels, parts }: ObjectParts): void {
  const told: (readonly [ObjectRecord, PublicationMemento])[] = [];
  for (const id of channels) {
    const memento = parsed(parts, OBJECT_PARTS.channel + id) as ChannelMemento;
    const record = ChannelRecord.restored(target.child(id), memento);
    model.channels.set(id, record);
    told.push([record, memento.told]);
  }
  for (const path of pathsOf(parts, OBJECT_PARTS.interaction)) {
    const [channel, id] = [model.find(Target.of(target.session, path.at(-2) ?? '')), path.at(-1)];
    if (channel?.kind !== 'channel' || id === undefined) throw new Error(`${path.join('.')} has no channel`);
    const memento = parsed(parts, OBJECT_PARTS.interaction + path.join('.')) as InteractionMemento;
    const data = parsed(parts, OBJECT_PARTS.data + path.join('.')) as InteractionData;
    const record = InteractionRecord.restored(id, channel, data, memento);
    channel.add(record);
    told.push([record, memento.told]);
  }
  for (const path of pathsOf(parts, OBJECT_PARTS.conversation)) {
    const [above, id] = [model.find(Target.of(target.session, ...path.slice(0, -1))), path.at(-1)];
    if (above?.kind !== 'interaction' || id === undefined) throw new Error(`${path.join('.')} has no interaction`);
    const memento = parsed(parts, OBJECT_PARTS.conversation + path.join('.')) as ConversationMemento;
    const record = ConversationRecord.restored(id, above, memento);
    above.conversations.set(id, record);
    told.push([record, memento.told]);
  }
  // What is told of an object may follow from those below it.
  for (const [record, one] of told) record.publication.restore(one, (state) => publicState(record, state));
}

/** @throws Error where there is no such part */
function parsed(parts: ReadonlyMap<string, string>, name: string): unknown {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`the part ${name} is missing`);
  return JSON.parse(text);
}

/** In the order in which the ids were given: `i9` before `i10`. */
function pathsOf(parts: ReadonlyMap<string, string>, prefix: string): string[][] {
  const paths = [...parts.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).split('.'));
  const number = (path: readonly string[]) => Number(path.at(-1)?.slice(1));
  return paths.toSorted((a, b) => number(a) - number(b));
}
