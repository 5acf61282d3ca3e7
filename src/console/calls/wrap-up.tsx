import { useEffect, useRef } from 'preact/hooks';
import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { textIn } from '../parts/text-in.js';
import { Until } from '../parts/until.js';
import { pageClock } from '../state/page-clock.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { Disposition } from './disposition.js';
import { saveNote } from './note-of.js';

/** The service completes by itself at the end: what was typed until shortly before is saved. */
const SAVED_BEFORE_MS = 3_000;

/** The work after a contact: what it was about, and that it is done. A note that is not saved yet is saved with it. */
export function WrapUp({ interaction }: { readonly interaction: Interaction }) {
  const desk = useDesk();
  const words = texts.value.calls;
  const form = useRef<HTMLFormElement>(null);
  const channel = desk.channels.value.find(({ target }) => interaction.target.startsWith(`${target}.`));
  const ends = channel?.wrapUpEnds;
  useEffect(() => {
    if (ends === undefined) return undefined;
    const save = async () => {
      const { current } = interaction;
      if (current) await saveNote(current);
    };
    const saving = () => void desk.doings.run(`${interaction.target} note`, save);
    const timer = pageClock.after(Math.max(0, Date.parse(ends) - desk.now() - SAVED_BEFORE_MS), saving);
    return () => timer.cancel();
  }, [desk, interaction.target, ends]);
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
      <Disposition target={interaction.target} />
      <CommandButton object={interaction} command="interaction.complete" kind="primary" run={complete}>
        {words.complete}
      </CommandButton>
      {ends !== undefined && (
        <p>
          {words.wrapUp} {words.endsIn} <Until time={ends} />
        </p>
      )}
    </form>
  );
}
