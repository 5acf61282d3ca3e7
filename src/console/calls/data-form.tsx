import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Interaction } from '../../client.js';
import { textIn } from '../parts/text-in.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { dataChange } from './data-change.js';
import type { DataLeaf } from './data-leaves.js';
import { pathText } from './path-text.js';

interface Props {
  readonly interaction: Interaction;
  readonly edited: Signal<DataLeaf | undefined>;
}

/** Sets one text of the data: the one that is edited, or a new one. */
export function DataForm({ interaction, edited }: Props) {
  const { doings } = useDesk();
  const words = texts.value.calls;
  const form = useRef<HTMLFormElement>(null);
  const leaf = edited.value;
  const doing = `${interaction.target} interaction.setdata`;
  // Before anything is typed: what is typed next is meant for the field.
  useLayoutEffect(() => {
    if (!leaf || !form.current) return;
    const field = form.current.elements.namedItem('value') as HTMLInputElement;
    field.value = leaf.value;
    field.focus();
  }, [leaf]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = event.currentTarget as HTMLFormElement;
    const path = leaf?.path ?? [textIn(given, 'key')];
    const change = dataChange((interaction.current ?? interaction).data, path, textIn(given, 'value'));
    if (!(await doings.run(doing, () => interaction.setData(change)))) return;
    edited.value = undefined;
    form.current?.reset();
  };
  return (
    <form ref={form} class="row set" onSubmit={(event) => void submit(event)}>
      {leaf ? (
        <span class="key">{pathText(leaf.path)}</span>
      ) : (
        <input key="key" name="key" aria-label={words.key} placeholder={words.key} required />
      )}
      <input key="value" name="value" aria-label={words.value} placeholder={words.value} />
      <button aria-busy={doings.pending.value.has(doing)}>{words.set}</button>
      {leaf && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            edited.value = undefined;
            form.current?.reset();
          }}
        >
          {words.leave}
        </button>
      )}
    </form>
  );
}
