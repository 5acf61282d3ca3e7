import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { WayOn } from './ways-on.js';

/**
 * Which way to pass a call on is meant, of those that there are now: what was chosen, else the first. A way that goes while somebody types is
 * waited for: another one in its place would do something else with the call.
 */
export function useMeantWay(ways: readonly WayOn[]) {
  const chosen = useSignal<WayOn['name'] | undefined>(undefined);
  /** around all that belongs to it */
  const group = useRef<HTMLDivElement>(null);
  const meant = chosen.value ?? ways[0]?.name;
  const field = () => group.current?.querySelector('input');
  return {
    group,
    meant,
    way: ways.find(({ name }) => name === meant),
    choose: ({ name }: WayOn) => {
      chosen.value = name;
      field()?.focus();
    },
    stay: () => {
      chosen.value ??= meant;
    },
    leave: ({ relatedTarget }: FocusEvent) => {
      const inside = relatedTarget instanceof Node && group.current?.contains(relatedTarget);
      if (!inside && !field()?.value.trim()) chosen.value = undefined;
    },
  };
}
