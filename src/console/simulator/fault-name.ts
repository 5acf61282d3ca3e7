import { simulatorTexts } from '../texts/simulator-texts.js';
import { FAULT_GROUPS } from './fault-groups.js';

/** What a fault is called; one that this page does not know, by its name at the control. */
export function faultName(fault: string): string {
  const { groups, kinds } = simulatorTexts.value.faults;
  for (const group of FAULT_GROUPS) {
    const kind = group.kinds.find((one) => one === fault);
    if (kind) return `${groups[group.name]}: ${kinds[kind]}`;
  }
  return fault;
}
