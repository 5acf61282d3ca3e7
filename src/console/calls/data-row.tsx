import type { Signal } from '@preact/signals';
import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { texts } from '../texts/texts.js';
import { dataChange } from './data-change.js';
import { pathText } from './path-text.js';
import type { DataLeaf } from './data-leaves.js';

interface Props {
  readonly interaction: Interaction;
  readonly leaf: DataLeaf;
  readonly edited: Signal<DataLeaf | undefined>;
}

/** One text of the data. */
export function DataRow({ interaction, leaf, edited }: Props) {
  const words = texts.value.calls;
  const name = pathText(leaf.path);
  return (
    <li>
      <span class="key">{name}</span>
      <span class="value">{leaf.value}</span>
      {interaction.allowed.includes('interaction.setdata') && (
        <button
          type="button"
          class="quiet"
          aria-label={`${words.edit}: ${name}`}
          onClick={() => {
            edited.value = leaf;
          }}
        >
          {words.edit}
        </button>
      )}
      <CommandButton
        object={interaction}
        command="interaction.setdata"
        of={name}
        kind="quiet"
        label={`${words.remove}: ${name}`}
        run={() => interaction.setData(dataChange((interaction.current ?? interaction).data, leaf.path, null))}
      >
        {words.remove}
      </CommandButton>
    </li>
  );
}
