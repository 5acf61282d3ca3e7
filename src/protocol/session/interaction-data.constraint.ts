import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import type { FaultFinder, FoundFault } from '../fault-finder.js';

const MAX_LEVELS = 8;
/** Of a key that is named in an answer. */
const KEY_CHARACTERS = 64;

/** String keys to strings or nested maps, at most eight levels. */
@ValidatorConstraint({ name: 'interactionData' })
export class IsInteractionData implements ValidatorConstraintInterface, FaultFinder {
  validate(value: unknown): boolean {
    return this.fault(value) === undefined;
  }

  fault(value: unknown): FoundFault | undefined {
    return mapFault(value, 1, this.takes);
  }

  defaultMessage(): string {
    return '$property maps string keys to strings or nested maps';
  }

  /** what a key of the first level may have beside a string or a map */
  protected readonly takes: (value: unknown) => boolean = () => false;
}

function mapFault(value: unknown, level: number, takes: (value: unknown) => boolean): FoundFault | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { path: [], problem: 'must be a string or a map of strings and maps' };
  }
  if (level > MAX_LEVELS) return { path: [], problem: `is nested more than ${MAX_LEVELS} levels deep` };
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'string' || takes(entry)) continue;
    const found = mapFault(entry, level + 1, () => false);
    if (found) return { ...found, path: [key.slice(0, KEY_CHARACTERS), ...found.path] };
  }
  return undefined;
}
