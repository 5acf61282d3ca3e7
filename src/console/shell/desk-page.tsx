import { Calls } from '../calls/calls.js';
import { ChannelBar } from '../channel/channel-bar.js';
import { History } from '../history/history.js';
import { People } from '../people/people.js';
import { PhonePanel } from '../phone-panel/phone-panel.js';
import { useDesk } from '../state/desk-context.js';

/** What a signed-in agent works with. */
export function DeskPage() {
  const desk = useDesk();
  return (
    <>
      {desk.channels.value.map((channel) => (
        <ChannelBar key={channel.target} channel={channel} />
      ))}
      <div class="columns">
        <Calls />
        <div class="aside">
          <PhonePanel />
          <People />
          <History />
        </div>
      </div>
    </>
  );
}
