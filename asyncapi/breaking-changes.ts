import { diff } from '@asyncapi/diff';
import { classesOf } from './change-classes.js';
import { comparable } from './comparable.js';
import type { ContractDocument } from './document.js';

export interface Change {
  readonly action: string;
  readonly path: string;
  readonly type: string;
}

/**
 * What in the later document may break a client that was written for the earlier one. What nobody can tell counts as such:
 * a change of which nothing is said, neither by the library's standard nor by `classesOf`.
 */
export function breakingChanges(earlier: ContractDocument, later: ContractDocument): readonly string[] {
  const [before, after] = [comparable(earlier), comparable(later)];
  const { changes } = diff(before, after, { override: classesOf(before, after) }).getOutput() as unknown as {
    changes: readonly Change[];
  };
  return changes.filter(({ type }) => type !== 'non-breaking').map(({ action, path }) => `${action} ${path}`);
}
