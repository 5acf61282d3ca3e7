import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** What a screen reader says of what happens by itself. */
export function Announcer() {
  const { latest } = useDesk().announcements;
  return (
    <div class="unseen" role="status" aria-live="assertive">
      {latest.value && <p key={latest.value.number}>{texts.value.spoken(latest.value.spoken)}</p>}
    </div>
  );
}
