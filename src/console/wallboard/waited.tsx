import { Since } from '../parts/since.js';
import { language } from '../texts/texts.js';
import { timeOfDay } from './time-of-day.js';

/** How long somebody has waited; since when, where it is not known whether they still wait. */
export function Waited({ since, known }: { readonly since: string | undefined; readonly known: boolean }) {
  if (since === undefined) return <span>–</span>;
  if (known) return <Since time={since} />;
  return <time dateTime={since}>{timeOfDay(Date.parse(since), language.value)}</time>;
}
