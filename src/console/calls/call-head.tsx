import type { Interaction } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { useLegs } from '../state/use-legs.js';
import { texts } from '../texts/texts.js';
import { CallTimes } from './call-times.js';
import { whoOf } from './who-of.js';

/** Who it is and how it came; while it rings, whether it is taken. */
export function CallHead({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  const { target, state, direction, origin, queue, to } = interaction;
  const { name, address } = whoOf(interaction);
  const ringing = useLegs(interaction).find(({ allowed }) => allowed.includes('conversation.answer'));
  return (
    <header class="call-head">
      <div class="grow">
        <h3 id={target} tabIndex={-1}>
          {name ?? address} {name !== undefined && <span class="muted">{address}</span>}
        </h3>
        <p class="facts muted">
          <span>{words.directions[direction]}</span>
          {origin.kind !== 'queue' && <span>{words.origins[origin.kind]}</span>}
          {queue !== undefined && <span>{words.queue(queue)}</span>}
          {origin.by && <span>{words.by(origin.by.name ?? origin.by.address)}</span>}
          {origin.kind !== 'dialled' && to !== queue && <span>{words.called(to)}</span>}
        </p>
      </div>
      <p class="call-state">
        <strong>{words.states[state]}</strong> <CallTimes interaction={interaction} />
      </p>
      {ringing ? (
        <CommandButton object={ringing} command="conversation.answer" kind="primary" run={() => ringing.answer()}>
          {words.answer}
        </CommandButton>
      ) : (
        <CommandButton
          object={interaction}
          command="interaction.accept"
          kind="primary"
          run={() => interaction.accept()}
        >
          {words.answer}
        </CommandButton>
      )}
      <CommandButton object={interaction} command="interaction.reject" kind="danger" run={() => interaction.reject()}>
        {words.reject}
      </CommandButton>
    </header>
  );
}
