import { simulatorTexts } from '../texts/simulator-texts.js';
import { ActButton } from './act-button.js';
import type { Leg } from './switch-shapes.js';

/** A party of a call, and what it can do at its telephone. */
export function LegRow({ leg: { id, address, name, state, allowed } }: { readonly leg: Leg }) {
  const words = simulatorTexts.value.legs;
  const who = name === undefined ? address : `${name} (${address})`;
  return (
    <li class="row leg">
      <span class="grow">
        {who} <span class="muted">{words.states[state]}</span>
      </span>
      {allowed.map((act) => (
        <ActButton key={act} path={`/legs/${encodeURIComponent(id)}/${act}`} label={`${words.acts[act]}: ${who}`}>
          {words.acts[act]}
        </ActButton>
      ))}
    </li>
  );
}
