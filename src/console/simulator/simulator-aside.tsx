import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { useDesk } from '../state/desk-context.js';
import { route } from '../state/route.js';
import { texts } from '../texts/texts.js';
import { SIMULATOR_HASH } from './simulator-hash.js';

/** Everything of the panel, once it has come. */
const panel = signal<{ readonly Panel: ComponentType<{ readonly services: readonly string[] }> } | undefined>(
  undefined,
);
const missing = signal(false);

async function fetchPanel(): Promise<void> {
  try {
    panel.value = await import('./panel.js');
    missing.value = false;
  } catch {
    missing.value = true;
  }
}

/** The panel beside the desk, where it is opened and there is a switch to be worked by hand. Its place is kept from the start. */
export function SimulatorAside() {
  const { services } = useDesk().simulator;
  const open = route.value.hash === SIMULATOR_HASH && services.value?.length !== 0;
  useEffect(() => {
    if (open && !panel.value) void fetchPanel();
  }, [open]);
  if (!open) return null;
  const words = texts.value.shell;
  const Panel = panel.value?.Panel;
  return (
    <aside id={SIMULATOR_HASH} class="beside" aria-label={words.simulator}>
      {Panel && services.value ? (
        <Panel services={services.value} />
      ) : (
        <p class="muted">{missing.value ? texts.value.failures.unknown : words.loading}</p>
      )}
    </aside>
  );
}
