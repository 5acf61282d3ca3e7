import type { OutageReportObject } from '../protocol/objects/outage-report.object.js';
import { SESSION_EVENTS } from '../protocol/session/session-event.js';
import type { Published } from './reconcile/object-publisher.js';

/** Sums up what was told when the link was back. */
export function outageReport(published: readonly Published[]): OutageReportObject {
  const targets = (when: keyof OutageReportObject) =>
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
