import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { useLegs } from '../state/use-legs.js';
import { texts } from '../texts/texts.js';

/** What may become of a consultation. */
export function Consultation({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  if (!useLegs(interaction).some(({ role }) => role === 'consult')) return null;
  return (
    <div class="row consultation" role="group" aria-label={words.roles.consult}>
      <span class="slot">
        <CommandButton object={interaction} command="interaction.alternate" run={() => interaction.alternate()}>
          {words.alternate}
        </CommandButton>
      </span>
      <span class="slot">
        <CommandButton
          object={interaction}
          command="interaction.consulttransfer"
          kind="primary"
          run={() => interaction.consultTransfer()}
        >
          {words.consultTransfer}
        </CommandButton>
      </span>
      <span class="slot">
        <CommandButton
          object={interaction}
          command="interaction.consultconference"
          run={() => interaction.consultConference()}
        >
          {words.consultConference}
        </CommandButton>
      </span>
      <span class="slot">
        <CommandButton object={interaction} command="interaction.cancelconsult" run={() => interaction.cancelConsult()}>
          {words.cancelConsult}
        </CommandButton>
      </span>
    </div>
  );
}
