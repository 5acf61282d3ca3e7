import type { Channel } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** Not ready, with one of the call model's reasons, where it has any. */
export function NotReady({ channel }: { readonly channel: Channel }) {
  const desk = useDesk();
  const words = texts.value.channel;
  const reasons = desk.info.value?.settings?.reasons ?? [];
  if (reasons.length === 0) {
    return (
      <CommandButton
        object={channel}
        command="channel.notready"
        run={() => channel.notReady()}
        pressed={channel.agentState === 'notready'}
      >
        {words.notReady}
      </CommandButton>
    );
  }
  if (!channel.allowed.includes('channel.notready')) return null;
  const key = `${channel.target} channel.notready`;
  return (
    <select
      aria-label={words.notReady}
      aria-keyshortcuts="Alt+N"
      data-command="channel.notready"
      aria-busy={desk.doings.pending.value.has(key)}
      value=""
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        currentTarget.value = '';
        void desk.doings.run(key, () => channel.notReady(value));
      }}
    >
      <option value="" disabled>
        {words.notReady} …
      </option>
      {reasons.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}
