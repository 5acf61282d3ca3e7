import type { Arrangement } from './arrangement.js';
import type { SwitchView } from './switch-view.js';

/**
 * true where it stands at the switch that an agent holds, and nothing has been done for it: whoever had it done has died in
 * that moment, and the two have gone on talking
 */
export function isHeldInVain(view: SwitchView, agentLeg: string, arrangement: Arrangement): boolean {
  const { agent, primary, consult, focus } = arrangement;
  const [other, ...more] = primary;
  if (agent === undefined || other === undefined || more.length + consult.length > 0 || focus !== 'none') return false;
  return view.talksTo(agent).includes(other.uid) && view.snoopsOf(agentLeg).length === 0;
}
