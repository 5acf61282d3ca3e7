import type { Channel } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { Menu } from '../parts/menu.js';
import { keysOf } from '../shell/shortcuts.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** Not ready, with one of the call model's reasons, where it has any. */
export function NotReady({ channel }: { readonly channel: Channel }) {
  const words = texts.value.channel;
  const reasons = useDesk().info.value?.settings?.reasons ?? [];
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
  return (
    <Menu name={`${words.notReady} …`} command="channel.notready" keys={keysOf('channel.notready')}>
      {() =>
        reasons.map(({ code, label }) => (
          <li key={code}>
            <CommandButton
              object={channel}
              command="channel.notready"
              of={code}
              pressed={channel.agentState === 'notready' && channel.reason === code}
              run={() => channel.notReady(code)}
            >
              {label}
            </CommandButton>
          </li>
        ))
      }
    </Menu>
  );
}
