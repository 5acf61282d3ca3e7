import { CommandButton } from '../parts/command-button.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

interface Props {
  readonly to: string;
  readonly name: string;
}

/** Calls somebody, while the server says that the agent may dial. */
export function DialButton({ to, name }: Props) {
  const channel = useDesk().channels.value.find(({ allowed }) => allowed.includes('channel.dial'));
  if (!channel) return null;
  return (
    <CommandButton
      object={channel}
      command="channel.dial"
      of={to}
      run={() => channel.dial(to)}
      label={texts.value.people.call(name)}
    >
      {texts.value.calls.dial}
    </CommandButton>
  );
}
