import { useDesk } from '../state/desk-context.js';
import { duration } from '../state/duration.js';
import { ticks } from '../state/ticks.js';

/** How long it has been since a time that the server has told, by the server's clock. */
export function Since({ time }: { readonly time: string }) {
  const desk = useDesk();
  void ticks.value;
  return <time dateTime={time}>{duration(desk.now() - Date.parse(time))}</time>;
}
