import type { Published } from './reconcile/object-publisher.js';

/** What `session.restored` tells of the time without a link. */
export interface OutageReport {
  /** targets of what is there that was not before */
  readonly added: readonly string[];
  /** targets of what has ended meanwhile */
  readonly removed: readonly string[];
  /** targets of what is not as it was told last */
  readonly changed: readonly string[];
}

const ADDED = /^(channel|interaction)\.added$/;
const REMOVED = /^(channel\.removed|interaction\.ended)$/;
const CHANGED = /\.(statechanged|partieschanged|datachanged|focuschanged)$/;

/** Sums up what was told when the link was back. */
export function outageReport(published: readonly Published[]): OutageReport {
  const targets = (pattern: RegExp) => [
    ...new Set(published.filter(({ name }) => pattern.test(name)).map(({ target }) => target)),
  ];
  return { added: targets(ADDED), removed: targets(REMOVED), changed: targets(CHANGED) };
}
