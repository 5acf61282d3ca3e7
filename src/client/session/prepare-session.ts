import type { Clock } from '../../runtime/clock.js';
import { DeclinedError } from '../errors/declined-error.js';
import { RefusedError } from '../errors/refused-error.js';
import type { Link } from '../link/link.js';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';
import type { CredentialsSource } from './credentials-source.js';
import { freshToken } from './fresh-token.js';
import type { SignInOptions } from './sign-in-options.js';

/** By how much the clocks of page and server may differ, for a session of ours to be known as such. */
const SKEW_MS = 5_000;

/** What this client may have at the service of a sign-in that came to nothing; milliseconds since the epoch. */
export interface LeftBehind {
  readonly agent: string;
  readonly from: number;
  readonly to: number;
}

interface PreparationGround {
  readonly link: Pick<Link, 'ask' | 'within'>;
  readonly clock: Clock;
  readonly credentials?: CredentialsSource | undefined;
}

/**
 * Makes the session, and asks before another one is ended for it, but for one that this client has made.
 * @param left by an earlier call that came to nothing
 * @throws RefusedError, DeclinedError, what the source of credentials throws, and what `Link.ask` throws
 */
export async function prepareSession(
  { link, clock, credentials }: PreparationGround,
  options: SignInOptions,
  left?: LeftBehind,
): Promise<{ id: string; token: string }> {
  const { agent, model, service, confirm, signal } = options;
  const begun = clock.now();
  let lost = false;
  for (let override = false; ; override = true) {
    // Another one each time: people take theirs to confirm.
    const password = options.password ?? (credentials && (await freshToken(link, credentials, options)));
    const data = { model: model ?? '', override, agent: { id: agent, ...(password !== undefined && { password }) } };
    const message = { command: 'prepareSession', data, ...(service && { service }) };
    const answer = await link.ask(message, options, undefined, () => (lost = true));
    if (answer.failure) throw new RefusedError('prepareSession', answer.failure);
    if (answer.result === 'success') return answer['resource'] as { id: string; token: string };
    const inTheWay = answer['session'] as SessionInTheWayObject;
    const { bound, interactions, since } = inTheWay;
    const made = Date.parse(since);
    const within = (from = NaN, to = NaN) => made > from - SKEW_MS && made < to + SKEW_MS;
    // The answer about the one that was made just now was lost, or nobody waited for it.
    const own = (lost && within(begun, clock.now())) || (left?.agent === agent && within(left.from, left.to));
    if (own && !bound && !interactions) continue;
    const asked = Promise.resolve(confirm?.(inTheWay));
    if (!(await link.within([signal], (wait) => wait.for(asked), Infinity))) throw new DeclinedError(inTheWay);
  }
}
