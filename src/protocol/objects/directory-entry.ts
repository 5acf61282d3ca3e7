import { Type } from 'class-transformer';
import { AgentEntryObject } from './agent-entry.object.js';
import { ContactEntryObject } from './contact-entry.object.js';
import { EntryObject } from './entry.object.js';
import type { EntryKind } from './object-states.js';
import { QueueEntryObject } from './queue-entry.object.js';

export type DirectoryEntry = AgentEntryObject | QueueEntryObject | ContactEntryObject;

const CLASSES: Readonly<Record<EntryKind, new () => DirectoryEntry>> = {
  agent: AgentEntryObject,
  queue: QueueEntryObject,
  contact: ContactEntryObject,
};

/** A property that holds a list of entries, each of the class of its kind. */
export function Entries(): PropertyDecorator {
  const subTypes = Object.entries(CLASSES).map(([name, value]) => ({ name, value }));
  return Type(() => EntryObject, { discriminator: { property: 'kind', subTypes }, keepDiscriminatorProperty: true });
}
