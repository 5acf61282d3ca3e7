import { useEffect } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { CallCard } from './call-card.js';
import { dispositionDrafts } from './disposition-drafts.js';
import { DialBar } from './dial-bar.js';
import { inOrder } from './in-order.js';
import { noteDrafts } from './note-drafts.js';

/** The agent's calls, the oldest first. */
export function Calls() {
  const desk = useDesk();
  const words = texts.value.calls;
  const interactions = inOrder(desk.interactions.value);
  const targets = interactions.map(({ target }) => target);
  useEffect(
    () => [noteDrafts, dispositionDrafts].forEach((drafts) => drafts.keepOnly(new Set(targets))),
    [targets.join(' ')],
  );
  return (
    <section aria-labelledby="calls" class="calls">
      <h2 id="calls" tabIndex={-1}>
        {words.heading}
      </h2>
      <DialBar />
      {interactions.length === 0 && <p class="muted">{words.none}</p>}
      {interactions.map((interaction) => (
        <CallCard key={interaction.target} interaction={interaction} />
      ))}
    </section>
  );
}
