import { GOALS } from '../goals.js';
import type { Finding } from './finding.js';

export interface Verdict {
  /** as it is shown */
  readonly goal: string;
  readonly met: boolean | undefined;
  /** true where what is kept by a floor was lost */
  readonly lost: boolean;
}

export function verdict({ name, value }: Finding): Verdict {
  const aim = GOALS[name];
  if (!aim) return { goal: '', met: undefined, lost: false };
  const { goal, floor, most } = aim;
  const met = most ? value <= goal : value >= goal;
  const lost = most ? value > floor : value < floor;
  return { goal: `${most ? '≤' : '≥'} ${goal}`, met, lost };
}
