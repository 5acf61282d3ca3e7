import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** Ends the session. While a call lives the server refuses it, and says so. */
export function SignOff() {
  const desk = useDesk();
  const busy = desk.doings.pending.value.has('session.logout');
  return (
    <button
      type="button"
      aria-busy={busy}
      onClick={() => void desk.doings.run('session.logout', async () => desk.session.value?.logout())}
    >
      {texts.value.channel.logout}
    </button>
  );
}
