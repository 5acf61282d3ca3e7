import { useDesk } from '../state/desk-context.js';
import { ticks } from '../state/ticks.js';
import { language } from '../texts/texts.js';
import { timeOfDay } from './time-of-day.js';

/** The time of day by the server's clock. */
export function Clock() {
  const desk = useDesk();
  void ticks.value;
  return <time class="clock">{timeOfDay(desk.now(), language.value)}</time>;
}
