import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Interaction } from '../../client.js';
import { TargetField } from '../people/target-field.js';
import { keysOf } from '../shell/shortcuts.js';
import { useDesk } from '../state/desk-context.js';
import { useLegs } from '../state/use-legs.js';
import { texts } from '../texts/texts.js';
import { waysOn, type WayOn } from './ways-on.js';

/** Asks somebody, or hands the call on: first how, then to whom. */
export function PassOn({ interaction }: { readonly interaction: Interaction }) {
  const { doings } = useDesk();
  const words = texts.value.calls;
  const chosen = useSignal<WayOn['name'] | undefined>(undefined);
  const group = useRef<HTMLDivElement>(null);
  const ways = waysOn(interaction, useLegs(interaction));
  const meant = chosen.value ?? ways[0]?.name;
  const way = ways.find(({ name }) => name === meant);
  const choose = ({ name }: WayOn) => {
    chosen.value = name;
    group.current?.querySelector('input')?.focus();
  };
  // A way that goes while somebody types is waited for: another one in its place would do something else with the call.
  const stay = () => (chosen.value = meant);
  const leave = ({ relatedTarget }: FocusEvent) => {
    const inside = group.current?.contains(relatedTarget as Node | null);
    if (!inside && !group.current?.querySelector('input')?.value.trim()) chosen.value = undefined;
  };
  const go = (to: string) => (way ? doings.run(`${way.target} ${way.command}`, () => way.go(to)) : false);
  // What was typed stays while nothing is possible.
  return (
    <div
      ref={group}
      class="pass-on"
      role="group"
      aria-label={words.passOn}
      hidden={ways.length === 0}
      onFocusIn={stay}
      onFocusOut={leave}
    >
      <div class="ways">
        {ways.map((one) => (
          <button
            key={one.name}
            type="button"
            data-command={one.command}
            aria-pressed={one.name === meant}
            aria-keyshortcuts={keysOf(one.command)}
            onClick={() => choose(one)}
          >
            {words[one.name]}
          </button>
        ))}
      </div>
      <TargetField
        label={words.target}
        action={words[meant ?? 'consult']}
        field="target"
        impossible={!way}
        onPick={go}
      />
    </div>
  );
}
