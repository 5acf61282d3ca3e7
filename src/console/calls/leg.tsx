import type { Conversation } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { EitherButton } from '../parts/either-button.js';
import { Since } from '../parts/since.js';
import { texts } from '../texts/texts.js';
import { Keypad } from './keypad.js';
import { Parties } from './parties.js';

/** One conversation of a call: how it stands, who is in it, and what may be done with it. Each button keeps its place. */
export function Leg({ conversation }: { readonly conversation: Conversation }) {
  const words = texts.value.calls;
  const { role, state, since, muted } = conversation;
  return (
    <li class="leg" data-leg={state}>
      <div class="grow">
        <p class="leg-state">
          <span class="role">{words.roles[role]}</span> <strong>{words.legs[state]}</strong> <Since time={since} />
          {muted && <span class="warning">{words.muted}</span>}
        </p>
        <Parties conversation={conversation} />
      </div>
      {state !== 'alerting' && (
        <div class="slots">
          <EitherButton
            object={conversation}
            choices={[
              { command: 'conversation.hold', text: words.hold, run: () => conversation.hold() },
              { command: 'conversation.retrieve', text: words.retrieve, run: () => conversation.retrieve() },
            ]}
          />
          <EitherButton
            object={conversation}
            choices={[
              { command: 'conversation.mute', text: words.mute, run: () => conversation.mute() },
              { command: 'conversation.unmute', text: words.unmute, run: () => conversation.unmute() },
            ]}
          />
          <span class="slot">
            <Keypad conversation={conversation} />
          </span>
          <span class="slot">
            <CommandButton
              object={conversation}
              command="conversation.release"
              kind="danger"
              run={() => conversation.release()}
            >
              {words.release}
            </CommandButton>
          </span>
        </div>
      )}
    </li>
  );
}
