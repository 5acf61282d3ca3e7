import { useSignal } from '@preact/signals';
import type { Interaction } from '../../client.js';
import { texts } from '../texts/texts.js';
import { dataLeaves, type DataLeaf } from './data-leaves.js';
import { DataForm } from './data-form.js';
import { DataRow } from './data-row.js';
import { NOTE_KEY, noteOf } from './note-of.js';

/** What is attached to the contact, text by text, and how it is changed. */
export function CallData({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  const edited = useSignal<DataLeaf | undefined>(undefined);
  const isNote = ({ path }: DataLeaf) => path.length === 1 && path[0] === NOTE_KEY && noteOf(interaction) !== '';
  const leaves = dataLeaves(interaction.data).filter((leaf) => !isNote(leaf));
  return (
    <div class="data" role="group" aria-label={words.data}>
      <p class="muted">{words.data}</p>
      {leaves.length === 0 && <p class="muted">{words.noData}</p>}
      <ul>
        {leaves.map((leaf) => (
          <DataRow key={JSON.stringify(leaf.path)} interaction={interaction} leaf={leaf} edited={edited} />
        ))}
      </ul>
      {interaction.allowed.includes('interaction.setdata') && <DataForm interaction={interaction} edited={edited} />}
    </div>
  );
}
