import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { DirectorySearch } from './directory-search.js';
import { Person } from './person.js';

/** Whom the agent may call, and how they are as they change. */
export function People() {
  const desk = useDesk();
  const words = texts.value.people;
  const search = useMemo(() => new DirectorySearch(), []);
  const query = useSignal('');
  const session = desk.session.value;
  useEffect(() => {
    search.ask(session, query.value);
    return () => search.end();
  }, [session, query.value]);
  useEffect(() => desk.directory.want(), [desk]);
  // Who has come is found as the others are: what has changed about those who are there is shown without asking.
  const count = desk.directory.agents.value.size + desk.directory.queues.value.size;
  useEffect(() => search.ask(session, query.value), [count]);
  return (
    <section class="card people" aria-labelledby="people">
      <h2 id="people">{words.heading}</h2>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        maxLength={128}
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
        }}
      />
      <ul class="list" tabIndex={0}>
        {search.entries.value.map((entry) => (
          <Person key={`${entry.kind} ${entry.id}`} entry={desk.directory.latest(entry)} />
        ))}
      </ul>
      {search.entries.value.length === 0 && !search.busy.value && <p class="muted">{words.none}</p>}
    </section>
  );
}
