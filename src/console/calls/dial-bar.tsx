import { TargetField } from '../people/target-field.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** Calls a number or somebody, from each of the agent's telephones. */
export function DialBar() {
  const { channels, doings } = useDesk();
  const words = texts.value.calls;
  const telephones = channels.value.filter(({ type }) => type === 'Telephony');
  return (
    <div class="dial">
      {telephones.map((channel) => {
        const possible = channel.allowed.includes('channel.dial');
        return (
          <div key={channel.target}>
            {/* What was typed stays while it is not possible. */}
            <div hidden={!possible}>
              <TargetField
                label={telephones.length > 1 ? words.dialFrom(channel.endpoint) : words.number}
                action={words.dial}
                field="dial"
                keys="Alt+D"
                onPick={(to) => doings.run(`${channel.target} channel.dial`, () => channel.dial(to))}
              />
            </div>
            {!possible && <p class="muted">{words.noDial}</p>}
          </div>
        );
      })}
    </div>
  );
}
