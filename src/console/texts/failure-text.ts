import { ClientError, RefusedError } from '../../client.js';
import type { NotReached } from '../state/not-reached.js';
import type { Texts } from './words.js';

/** Why something was not done, in words: the most exact that there are. */
export function failureText(texts: Texts, error: unknown): string {
  if (isNotReached(error)) return texts.notReached(error.who, texts.causes[error.why]);
  if (!(error instanceof ClientError)) return texts.failures.unknown;
  if (error instanceof RefusedError) {
    const { whyCode, reason, problems } = error.details;
    const exact = word(texts.why, whyCode) ?? word(texts.rejections, reason);
    if (exact !== undefined) return exact;
    if (error.code === 'INVALID_MESSAGE' && Array.isArray(problems)) return texts.failures.codes.INVALID_MESSAGE;
    if (error.retryAfter !== undefined) return texts.failures.later(Math.ceil(error.retryAfter / 1000));
  }
  return texts.failures.codes[error.code];
}

const isNotReached = (error: unknown): error is NotReached =>
  typeof error === 'object' && error !== null && 'who' in error && 'why' in error;

function word(words: Readonly<Record<string, string>>, key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;
}
