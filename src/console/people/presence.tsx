import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import { texts } from '../texts/texts.js';

/** How somebody is: of an agent whether there is time, of a queue how many wait. */
export function Presence({ entry }: { readonly entry: DirectoryEntry }) {
  const words = texts.value;
  if (entry.kind === 'agent') {
    return (
      <span class="presence" data-presence={entry.presence}>
        {words.presences[entry.presence]}
      </span>
    );
  }
  if (entry.kind === 'queue') {
    return <span class="presence">{words.people.queue(entry.waiting, entry.ready)}</span>;
  }
  return <span class="presence">{words.people.contact}</span>;
}
