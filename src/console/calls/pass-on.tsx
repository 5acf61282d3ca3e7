import type { Interaction } from '../../client.js';
import { TargetField } from '../people/target-field.js';
import { keysOf } from '../shell/shortcuts.js';
import { useDesk } from '../state/desk-context.js';
import { useLegs } from '../state/use-legs.js';
import { texts } from '../texts/texts.js';
import { useMeantWay } from './use-meant-way.js';
import { waysOn } from './ways-on.js';

/** Asks somebody, or hands the call on: first how, then to whom. */
export function PassOn({ interaction }: { readonly interaction: Interaction }) {
  const { doings } = useDesk();
  const words = texts.value.calls;
  const ways = waysOn(interaction, useLegs(interaction));
  const { group, meant, way, choose, stay, leave } = useMeantWay(ways);
  const go = (to: string) => (way ? doings.run(`${way.target} ${way.command}`, () => way.go(to)) : false);
  const marks = { role: 'group', 'aria-label': words.passOn, onFocusIn: stay, onFocusOut: leave } as const;
  const action = words[meant ?? 'consult'];
  // What was typed stays while nothing is possible.
  return (
    <div ref={group} class="pass-on" hidden={ways.length === 0} {...marks}>
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
      <TargetField label={words.target} action={action} field="target" impossible={!way} onPick={go} />
    </div>
  );
}
