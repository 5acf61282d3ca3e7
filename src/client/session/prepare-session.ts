import { DeclinedError } from '../errors/declined-error.js';
import { RefusedError } from '../errors/refused-error.js';
import type { Link } from '../link/link.js';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';
import type { SignInOptions } from './sign-in-options.js';

/**
 * Makes the session, and asks before another one is ended for it.
 * @throws RefusedError, DeclinedError, and what `Link.ask` throws
 */
export async function prepareSession(link: Link, options: SignInOptions): Promise<{ id: string; token: string }> {
  const { agent, password, model, service, confirm } = options;
  for (let override = false; ; override = true) {
    const data = { model: model ?? '', override, agent: { id: agent, password } };
    const answer = await link.ask({ command: 'prepareSession', data, ...(service && { service }) }, options);
    if (answer.failure) throw new RefusedError('prepareSession', answer.failure);
    if (answer.result === 'success') return answer['resource'] as { id: string; token: string };
    const inTheWay = answer['session'] as SessionInTheWayObject;
    const { signal } = options;
    // People take their time.
    const asked = Promise.resolve(confirm?.(inTheWay));
    if (
      !(await link.within(
        Infinity,
        () => link.nowhere(),
        [signal],
        (wait) => wait.for(asked),
      ))
    )
      throw new DeclinedError(inTheWay);
  }
}
