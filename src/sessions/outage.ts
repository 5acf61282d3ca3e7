import type { Published } from './reconcile/object-publisher.js';

/** What `session.restored` tells of the time without a link; an object that came or went with its parent is not named. */
export interface OutageReport {
  /** targets of what has come meanwhile */
  readonly added: readonly string[];
  /** targets of what has ended or gone meanwhile; what has come too is named in both */
  readonly removed: readonly string[];
  /** targets of what was there, is still there, and is not as it was told last */
  readonly changed: readonly string[];
}

const ADDED = /\.added$/;
const REMOVED = /\.(removed|ended|disposed)$/;
const CHANGED = /\.(statechanged|partieschanged|datachanged|focuschanged)$/;

/** Sums up what was told when the link was back. */
export function outageReport(published: readonly Published[]): OutageReport {
  const targets = (pattern: RegExp) =>
    new Set(published.filter(({ name }) => pattern.test(name)).map(({ target }) => target));
  const [added, removed, changed] = [targets(ADDED), targets(REMOVED), targets(CHANGED)];
  const isNews = (target: string) => !added.has(parentOf(target));
  return {
    added: [...added].filter(isNews),
    removed: [...removed].filter((one) => isNews(one) && !removed.has(parentOf(one))),
    changed: [...changed].filter((one) => !added.has(one) && !removed.has(one)),
  };
}

const parentOf = (target: string) => target.slice(0, target.lastIndexOf('.'));
