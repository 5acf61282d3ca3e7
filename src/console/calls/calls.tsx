import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { CallCard } from './call-card.js';

/** The agent's calls, the oldest first. */
export function Calls() {
  const desk = useDesk();
  const words = texts.value.calls;
  const interactions = desk.interactions.value;
  return (
    <section aria-labelledby="calls" class="calls">
      <h2 id="calls">{words.heading}</h2>
      {interactions.length === 0 && <p class="muted">{words.none}</p>}
      {interactions.map((interaction) => (
        <CallCard key={interaction.target} interaction={interaction} />
      ))}
    </section>
  );
}
