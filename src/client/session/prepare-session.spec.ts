import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { prepareSession } from './prepare-session.js';

const resource = { id: 's', token: 't' };

/** A server that has the session that is in the way of the first try. */
const signIn = (lost: boolean, since: number, bound = false) => {
  const clock = new FakeClock();
  const session = { since: new Date(clock.now() + since).toISOString(), bound, interactions: 0 };
  const ask = async ({ data }: { data?: object }, _: object, _ends?: AbortSignal, tellLost?: () => void) => {
    if (data && 'override' in data && data.override) return { command: '', result: 'success', resource };
    if (lost) tellLost?.();
    return { command: '', result: 'confirm', session };
  };
  const link = {
    ask,
    within: (_: unknown, work: (wait: object) => unknown) => work({ for: (given: unknown) => given }),
  };
  return prepareSession({ link: link as never, clock }, { agent: '1', password: '2' });
};

it('takes a session that it has made itself, and whose answer was lost, for its own', async () => {
  await expect(signIn(true, 40)).resolves.toBe(resource);
});

it.each([
  ['no answer was lost', false, 40, false],
  ['it is older than the call', true, -60_000, false],
  ['somebody is bound to it', true, 40, true],
])('asks where %s', async (_, lost, since, bound) => {
  await expect(signIn(lost, since, bound)).rejects.toMatchObject({ code: 'DECLINED' });
});
