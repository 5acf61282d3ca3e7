import type { ComponentType } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { texts } from '../texts/texts.js';

interface Props {
  /** always the same function */
  readonly load: () => Promise<ComponentType>;
}

/** A part of the page that comes when it is wanted; what could not be had is asked for again by hand. */
export function OnDemand({ load }: Props) {
  const part = useSignal<{ readonly Part: ComponentType } | undefined>(undefined);
  const missing = useSignal(false);
  const fetchPart = async () => {
    missing.value = false;
    try {
      part.value = { Part: await load() };
    } catch {
      missing.value = true;
    }
  };
  useEffect(() => void fetchPart(), [load]);
  if (part.value) return <part.value.Part />;
  const { loading, missing: text, again } = texts.value.shell;
  if (!missing.value) return <p class="muted">{loading}</p>;
  return (
    <p role="alert">
      {text}{' '}
      <button type="button" onClick={() => void fetchPart()}>
        {again}
      </button>
    </p>
  );
}
