import { useDesk } from '../state/desk-context.js';
import { go, route } from '../state/route.js';
import { texts } from '../texts/texts.js';
import { SIMULATOR_HASH } from './simulator-hash.js';

/** Opens and closes the panel; it is there where there is a switch to be worked by hand. */
export function SimulatorButton() {
  const { services } = useDesk().simulator;
  if (!services.value?.length) return null;
  const open = route.value.hash === SIMULATOR_HASH;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? SIMULATOR_HASH : undefined}
      onClick={() => go(open ? location.pathname : `${location.pathname}#${SIMULATOR_HASH}`)}
    >
      {texts.value.shell.simulator}
    </button>
  );
}
