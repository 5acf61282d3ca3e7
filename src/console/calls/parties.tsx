import type { Conversation } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { legText } from './leg-text.js';
import { texts } from '../texts/texts.js';

/** The others in a conversation, each of whom may be dropped where the server says so. */
export function Parties({ conversation }: { readonly conversation: Conversation }) {
  const words = texts.value.calls;
  return (
    <ul class="parties">
      {conversation.parties.map(({ id, name, address, state }) => (
        <li key={id}>
          <span>{name ?? address}</span> {name !== undefined && <span class="muted">{address}</span>}{' '}
          {state !== undefined && state !== 'connected' && <span class="muted">{legText(state)}</span>}
          <CommandButton
            object={conversation}
            command="conversation.dropparty"
            of={id}
            label={words.dropping(name ?? address)}
            run={() => conversation.dropParty(id)}
          >
            {words.drop}
          </CommandButton>
        </li>
      ))}
    </ul>
  );
}
