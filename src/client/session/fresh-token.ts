import { NoAnswerError } from '../errors/no-answer-error.js';
import type { Link } from '../link/link.js';
import type { CommandOptions } from '../options.js';
import type { CredentialsSource } from './credentials-source.js';

/** @throws NoAnswerError where there is none within the patience, what the source throws, the reason of what gave it up */
export function freshToken(
  link: Pick<Link, 'within'>,
  credentials: CredentialsSource,
  { signal, patience }: CommandOptions,
): Promise<string> {
  const late = () => new NoAnswerError('credentials');
  return link.within([signal], (wait) => wait.for(Promise.resolve(credentials())), patience, late);
}
