import { useEffect } from 'preact/hooks';
import type { Channel } from '../../client.js';
import { Menu } from '../parts/menu.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { QueueChoice } from './queue-choice.js';

/** The queues that the channel is in, to leave, and the others, to join. */
export function Queues({ channel }: { readonly channel: Channel }) {
  const { directory } = useDesk();
  useEffect(() => directory.want(), [directory]);
  const inside = channel.queues ?? [];
  if (inside.length === 0 && !channel.allowed.includes('channel.joinqueue')) return null;
  const others = () => [...directory.queues.value.values()].filter(({ id }) => !inside.includes(id));
  return (
    <Menu name={`${texts.value.channel.queues}: ${inside.length}`}>
      {() => (
        <>
          {inside.map((id) => (
            <QueueChoice key={id} channel={channel} id={id} name={directory.queues.value.get(id)?.name} inside />
          ))}
          {others().map(({ id, name }) => (
            <QueueChoice key={id} channel={channel} id={id} name={name} inside={false} />
          ))}
        </>
      )}
    </Menu>
  );
}
