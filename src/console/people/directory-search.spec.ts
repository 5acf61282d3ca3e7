import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { Session } from '../../client.js';
import { DirectorySearch } from './directory-search.js';

/** A session that answers when it is told to. */
function asked() {
  const questions: { readonly query: string | undefined; readonly answer: (...ids: string[]) => Promise<void> }[] = [];
  const directory: Session['directory'] = (search) =>
    new Promise((resolve) => {
      const answer = async (...ids: string[]) => {
        resolve({ entries: ids.map((id) => ({ kind: 'contact', id, name: id, address: id })) });
        await Promise.resolve().then(() => undefined);
        await new Promise(setImmediate);
      };
      questions.push({ query: search?.query, answer });
    });
  return { questions, session: { directory } as unknown as Session };
}

const ids = (search: DirectorySearch) => search.entries.value.map(({ id }) => id);

describe('DirectorySearch', () => {
  it('asks once when nothing has been typed for a moment', async () => {
    const [clock, { questions, session }] = [new FakeClock(), asked()];
    const search = new DirectorySearch(clock);
    for (const query of ['a', 'an', 'ann ']) search.ask(session, query);
    expect([questions.length, search.busy.value]).toEqual([0, true]);
    await clock.advance(1_000);
    expect(questions.map(({ query }) => query)).toEqual(['ann']);
  });

  it('shows what was asked last, whatever order the answers come in', async () => {
    const [clock, { questions, session }] = [new FakeClock(), asked()];
    const search = new DirectorySearch(clock);
    for (const query of ['a', 'an']) {
      search.ask(session, query);
      await clock.advance(1_000);
    }
    await questions[1]?.answer('ann');
    await questions[0]?.answer('abe', 'ann');
    expect([ids(search), search.busy.value]).toEqual([['ann'], false]);
  });

  it('shows nothing that comes after its end', async () => {
    const [clock, { questions, session }] = [new FakeClock(), asked()];
    const search = new DirectorySearch(clock);
    search.ask(session, 'a');
    await clock.advance(1_000);
    search.end();
    await questions[0]?.answer('abe');
    expect(ids(search)).toEqual([]);
  });
});
