import { Recent, type RecentEntry } from '../model/recent.js';
import type { SessionModel } from '../model/session-model.js';

/** Lists of what is over, each in pages that are parts of their own: `ended:3`. */
export const OVER_LISTS = ['ended', 'completed', 'disposed'] as const;

export type OverList = (typeof OVER_LISTS)[number];

export const overName = (list: OverList, page: number): string => `${list}:${page}`;

/** @returns the text of a page by its name; null where nothing of it is remembered */
export function overPart(model: SessionModel, list: OverList, page: number): string | null {
  const entries = page < model.over[list].firstPage ? [] : model.over[list].page(page);
  return entries.length === 0 ? null : JSON.stringify(entries);
}

/** @param parts all parts of a session, by name */
export function restoreOver(model: SessionModel, parts: ReadonlyMap<string, string>): void {
  for (const list of OVER_LISTS) {
    const pages = [...parts]
      .filter(([name]) => name.startsWith(`${list}:`))
      .map(
        ([name, text]) => [Number(name.slice(list.length + 1)), JSON.parse(text) as readonly RecentEntry[]] as const,
      );
    model.over[list].restore(new Map(pages.toSorted(([a], [b]) => a - b)));
  }
}

/** What is in a list from a page on, to the newest. */
export function* overPages(model: SessionModel, list: OverList, from: number): Generator<readonly [string, string]> {
  const last = Recent.pageOf(model.over[list].count - 1);
  for (let page = from; page <= last; page += 1) {
    const text = overPart(model, list, page);
    if (text !== null) yield [overName(list, page), text];
  }
}
