import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { texts } from '../texts/texts.js';
import { noteDrafts } from './note-drafts.js';
import { noteOf, saveNote, unsavedNote } from './note-of.js';

/** A note in the interaction's data. What is typed is the agent's own until it is saved, whatever the data become. */
export function Note({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  const { target } = interaction;
  const note = noteOf(interaction);
  const draft = unsavedNote(interaction);
  return (
    <div class="note">
      <label class="field">
        <span>{words.note}</span>
        <textarea
          rows={3}
          readOnly={!draft && !interaction.allowed.includes('interaction.setdata')}
          value={draft?.text ?? note}
          onInput={({ currentTarget }) => noteDrafts.write(target, currentTarget.value, note)}
        />
      </label>
      {draft && draft.base !== note && (
        <div class="over">
          <p>{words.changedMeanwhile}</p>
          <blockquote>{note}</blockquote>
          <button type="button" onClick={() => noteDrafts.drop(target)}>
            {words.takeTheirs}
          </button>
        </div>
      )}
      <p class="row">
        <CommandButton object={interaction} command="interaction.setdata" run={() => saveNote(interaction)}>
          {words.save}
        </CommandButton>
        <span role="status" class={draft ? 'warning' : 'muted'}>
          {draft ? words.unsaved : note !== '' && words.saved}
        </span>
      </p>
    </div>
  );
}
