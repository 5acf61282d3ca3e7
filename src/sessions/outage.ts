import { SESSION_EVENTS } from '../protocol/session/session-event.js';
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

/** Sums up what was told when the link was back. */
export function outageReport(published: readonly Published[]): OutageReport {
  const targets = (when: keyof OutageReport) =>
    new Set(published.filter(({ name }) => SESSION_EVENTS[name].when === when).map(({ target }) => target));
  const [added, removed, changed] = [targets('added'), targets('removed'), targets('changed')];
  const isNews = (target: string) => !added.has(parentOf(target));
  return {
    added: [...added].filter(isNews),
    removed: [...removed].filter((one) => isNews(one) && !removed.has(parentOf(one))),
    changed: [...changed].filter((one) => !added.has(one) && !removed.has(one)),
  };
}

const parentOf = (target: string) => target.slice(0, target.lastIndexOf('.'));
