import { FIELDS } from '../texts/simulator-en.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import { texts } from '../texts/texts.js';
import { ControlError, type Asked } from './control-error.js';

/** Why the control did not do something, in words. */
export function controlFailureText(error: unknown): string {
  const words = simulatorTexts.value.failures;
  if (!(error instanceof ControlError)) return texts.value.failures.unknown;
  const { asked, status, paths, reason } = error;
  switch (status) {
    case undefined:
      return words.noAnswer;
    case 400:
      return words.invalid(paths.map(fieldName));
    case 403:
      return words.foreign;
    case 404:
      return missing(asked);
    case 409:
      return refusal(reason) ?? words.notNow;
    case 429:
      return words.tooMany;
    default:
      return texts.value.failures.unknown;
  }
}

function refusal(reason: string | undefined): string | undefined {
  const words: Readonly<Record<string, string>> = texts.value.rejections;
  return reason !== undefined && Object.hasOwn(words, reason) ? words[reason] : undefined;
}

/** What there is not depends on what was asked for. */
function missing({ path, body }: Asked): string {
  const words = simulatorTexts.value.failures;
  const { queue, agent } = (body ?? {}) as { readonly queue?: string; readonly agent?: string };
  if (queue !== undefined) return words.noQueue(queue);
  if (agent !== undefined) return words.noAgent(agent);
  return path.startsWith('/legs/') ? words.noCall : words.noControl;
}

/** What a field is called of which the control tells the path, e.g. `behaviour.patience`. */
function fieldName(path: string): string {
  const { fields } = simulatorTexts.value;
  const field = FIELDS.find((name) => name === path.split('.').at(-1));
  return field ? fields[field] : path;
}
