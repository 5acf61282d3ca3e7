import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { Contact } from './contact.js';
import { Contacts } from './contacts.js';

/** The agent's latest contacts and how each ended; on demand those alone that were missed. */
export function History() {
  const desk = useDesk();
  const words = texts.value.history;
  const contacts = useMemo(() => new Contacts(), []);
  const missedOnly = useSignal(false);
  const session = desk.session.value;
  useEffect(() => (session ? contacts.follow(session) : undefined), [session]);
  const missed = contacts.entries.value.filter(({ end }) => end.outcome === 'missed');
  const shown = missedOnly.value ? missed : contacts.entries.value;
  return (
    <section class="card history" aria-labelledby="history">
      <div class="row">
        <h2 id="history" class="grow">
          {words.heading}
        </h2>
        <button
          type="button"
          aria-pressed={missedOnly.value}
          onClick={() => {
            missedOnly.value = !missedOnly.value;
          }}
        >
          {words.missed(missed.length)}
        </button>
      </div>
      <ul class="list" tabIndex={0}>
        {shown.map((entry) => (
          <Contact key={entry.interaction} entry={entry} />
        ))}
      </ul>
      {shown.length === 0 && <p class="muted">{words.none}</p>}
    </section>
  );
}
