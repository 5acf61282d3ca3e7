import type { CtiCause } from '../../port/cti-facts.js';
import { CALLED_STATUS_CAUSES, DIAL_STATUS_CAUSES, Q850_CAUSES, UNREACHABLE } from './cause-tables.js';

/**
 * Why somebody could not be reached, from what the switch told of it: `causes` of a `failed` call, the most telling first.
 * @param otherwise where it told nothing that says why
 */
export function failureCause(causes: readonly (number | string)[], otherwise = UNREACHABLE): CtiCause {
  for (const one of causes) {
    const known = typeof one === 'number' ? Q850_CAUSES[one] : (DIAL_STATUS_CAUSES[one] ?? CALLED_STATUS_CAUSES[one]);
    if (known) return known;
  }
  return otherwise;
}
