import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** What is in the way of work: no connection, or no telephone system. */
export function Banner() {
  const desk = useDesk();
  const words = texts.value.shell;
  const message = (): string | undefined => {
    if (desk.client.value && desk.connection.value.status !== 'connected') return words.lost;
    if (!desk.working.value) return undefined;
    if (desk.state.value?.status === 'away') return words.away;
    return desk.info.value?.degraded ? words.degraded : undefined;
  };
  const text = message();
  return (
    <div class="banner" role="status" hidden={text === undefined}>
      {text}
    </div>
  );
}
