import { useRef } from 'preact/hooks';
import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { textIn } from '../parts/text-in.js';
import { Until } from '../parts/until.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { Disposition } from './disposition.js';
import { saveNote } from './note-of.js';

/** The work after a contact: what it was about, and that it is done. A note that is not saved yet is saved with it. */
export function WrapUp({ interaction }: { readonly interaction: Interaction }) {
  const desk = useDesk();
  const words = texts.value.calls;
  const form = useRef<HTMLFormElement>(null);
  const channel = desk.channels.value.find(({ target }) => interaction.target.startsWith(`${target}.`));
  const complete = async () => {
    if (!form.current?.reportValidity()) return;
    const disposition = textIn(form.current, 'disposition').trim();
    await saveNote(interaction);
    await interaction.complete(disposition === '' ? undefined : disposition);
  };
  const doing = () => desk.doings.run(`${interaction.target} interaction.complete`, complete);
  return (
    <form
      ref={form}
      class="row wrap-up"
      aria-label={words.wrapUp}
      onSubmit={(event) => {
        event.preventDefault();
        void doing();
      }}
    >
      <Disposition />
      <CommandButton object={interaction} command="interaction.complete" kind="primary" run={complete}>
        {words.complete}
      </CommandButton>
      {channel?.wrapUpEnds !== undefined && (
        <p>
          {words.wrapUp} {words.endsIn} <Until time={channel.wrapUpEnds} />
        </p>
      )}
    </form>
  );
}
