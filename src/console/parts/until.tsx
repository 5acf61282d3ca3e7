import { useDesk } from '../state/desk-context.js';
import { duration } from '../state/duration.js';
import { ticks } from '../state/ticks.js';

/** How long it is until a time that the server has told, by the server's clock. */
export function Until({ time }: { readonly time: string }) {
  const desk = useDesk();
  void ticks.value;
  return <time dateTime={time}>{duration(Date.parse(time) - desk.now() + 999)}</time>;
}
