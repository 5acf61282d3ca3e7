import { useDesk } from '../state/desk-context.js';
import { CallCard } from './call-card.js';

/** Calls that ring, where the others are not shown: nobody is left waiting for a page that is not open. */
export function Ringing() {
  const ringing = useDesk().interactions.value.filter(({ state }) => state === 'ALERTING');
  return (
    <div class="calls">
      {ringing.map((interaction) => (
        <CallCard key={interaction.target} interaction={interaction} />
      ))}
    </div>
  );
}
