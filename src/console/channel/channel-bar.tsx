import type { Channel } from '../../client.js';
import { CommandButton } from '../parts/command-button.js';
import { Since } from '../parts/since.js';
import { Until } from '../parts/until.js';
import { texts } from '../texts/texts.js';
import { NotReady } from './not-ready.js';
import { Queues } from './queues.js';
import { reasonText } from './reason-text.js';

/** What the agent is on a channel, since when and until when, and what may be asked for. */
export function ChannelBar({ channel }: { readonly channel: Channel }) {
  const words = texts.value.channel;
  const { agentState, reason, pending, since, wrapUpEnds, login } = channel;
  return (
    <section class="channel bar" aria-label={`${channel.type} ${channel.endpoint}`}>
      <p class="state" data-state={agentState}>
        <strong>{words.states[agentState]}</strong>
        {reason !== undefined && <span>{reasonText(reason)}</span>}
        <Since time={since} />
      </p>
      {wrapUpEnds !== undefined && (
        <p>
          {words.wrapUp}: <Until time={wrapUpEnds} />
        </p>
      )}
      {pending && (
        <p class="pending">
          {words.after(words.states[pending.agentState])} {pending.reason !== undefined && reasonText(pending.reason)}
        </p>
      )}
      {login === 'inactive' && <p class="warning">{words.inactive}</p>}
      {login === 'unavailable' && <p class="warning">{words.unavailable}</p>}
      <span class="grow" />
      <Queues channel={channel} />
      <CommandButton
        object={channel}
        command="channel.ready"
        run={() => channel.ready()}
        pressed={agentState === 'ready'}
      >
        {words.ready}
      </CommandButton>
      <NotReady channel={channel} />
      <CommandButton object={channel} command="channel.activate" run={() => channel.activate()}>
        {words.activate}
      </CommandButton>
    </section>
  );
}
