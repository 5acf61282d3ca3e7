import type { Channel } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { texts } from '../texts/texts.js';

interface Props {
  readonly channel: Channel;
  readonly id: string;
  readonly name: string | undefined;
  readonly inside: boolean;
}

/** One queue, to leave where the channel is in it, or else to join. */
export function QueueChoice({ channel, id, name = id, inside }: Props) {
  const words = texts.value.channel;
  return (
    <li>
      <span class={inside ? 'grow' : 'grow muted'}>{name}</span>
      <CommandButton
        object={channel}
        command={inside ? 'channel.leavequeue' : 'channel.joinqueue'}
        of={id}
        run={() => (inside ? channel.leaveQueue(id) : channel.joinQueue(id))}
        label={inside ? words.leave(name) : words.join(name)}
      >
        {inside ? words.leaves : words.joins}
      </CommandButton>
    </li>
  );
}
