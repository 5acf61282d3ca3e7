import { simulatorTexts } from '../texts/simulator-texts.js';
import { ActButton } from './act-button.js';
import { faultName } from './fault-name.js';
import type { SwitchFault } from './switch-shapes.js';

/** The faults that have not happened yet. */
export function FaultsWaiting({ faults }: { readonly faults: readonly SwitchFault[] }) {
  const words = simulatorTexts.value.faults;
  return (
    <>
      <div class="scroll low" role="group" aria-label={words.waiting} tabIndex={0}>
        {faults.length === 0 && <p class="muted">{words.none}</p>}
        <ul class="plain">
          {faults.map(({ fault, command, agent, times }, index) => (
            <li key={index}>
              {faultName(fault)}{' '}
              <span class="muted">{[command, agent, words.times(times)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </div>
      <div class="row">
        <ActButton path="/faults" method="DELETE">
          {words.clear}
        </ActButton>
      </div>
    </>
  );
}
