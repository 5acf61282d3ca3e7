import { useEffect, useRef } from 'preact/hooks';
import type { Interaction } from '../../client.js';
import { useLegs } from '../state/use-legs.js';
import { CallData } from './call-data.js';
import { CallHead } from './call-head.js';
import { Consultation } from './consultation.js';
import { Leg } from './leg.js';
import { Note } from './note.js';
import { PassOn } from './pass-on.js';
import { Recording } from './recording.js';
import { WrapUp } from './wrap-up.js';

/** One contact: who it is, how it came, how it stands, and what may be done with it. */
export function CallCard({ interaction }: { readonly interaction: Interaction }) {
  const { target, state } = interaction;
  const conversations = useLegs(interaction);
  const talking = conversations.some((leg) => leg.state === 'connected');
  const card = useRef<HTMLElement>(null);
  const ringing = state === 'ALERTING';
  useEffect(() => {
    if (ringing) card.current?.scrollIntoView({ block: 'nearest' });
  }, [ringing]);
  return (
    <article
      ref={card}
      class="card call"
      data-state={state}
      data-talking={talking || undefined}
      aria-labelledby={target}
    >
      <CallHead interaction={interaction} />
      {state === 'ENDED' && <WrapUp interaction={interaction} />}
      {conversations.length > 0 && (
        <ul class="legs">
          {conversations.map((conversation) => (
            <Leg key={conversation.target} conversation={conversation} />
          ))}
        </ul>
      )}
      <Consultation interaction={interaction} />
      {state !== 'ENDED' && <PassOn interaction={interaction} />}
      <Recording interaction={interaction} />
      <div class="papers">
        <Note interaction={interaction} />
        <CallData interaction={interaction} />
      </div>
    </article>
  );
}
