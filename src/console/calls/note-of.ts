import type { Interaction } from '../../client.js';
import type { Draft } from './drafts.js';
import { noteDrafts } from './note-drafts.js';

export const NOTE_KEY = 'note';

/** The note as the data has it. Something else under its key is none. */
export function noteOf({ data }: Pick<Interaction, 'data'>): string {
  const note = Object.hasOwn(data, NOTE_KEY) ? data[NOTE_KEY] : undefined;
  return typeof note === 'string' ? note : '';
}

/** What was typed and is not in the data. */
export function unsavedNote({ target, data }: Pick<Interaction, 'target' | 'data'>): Draft | undefined {
  const draft = noteDrafts.all.value.get(target);
  return draft?.text === noteOf({ data }) ? undefined : draft;
}

/** Puts what was typed into the data, where something was and the server takes it. */
export async function saveNote(interaction: Interaction): Promise<void> {
  const draft = unsavedNote(interaction);
  if (!draft || !interaction.allowed.includes('interaction.setdata')) return;
  const { target } = interaction;
  await interaction.setData({ [NOTE_KEY]: draft.text === '' ? null : draft.text });
  noteDrafts.saved(target, draft.text);
}
