import type { Remembering } from './remembering.js';
import { keyedNames, keyedPart } from './kept-by-key.js';
import { objectParts } from './object-parts.js';
import { OVER_LISTS, overPages } from './over-parts.js';
import { sessionParts } from './session-parts.js';

/** All that a session knows beside its events, as it is now: parts by name, as JSON, from which `restoreSession` makes it again. */
export function captureParts(managed: Remembering): ReadonlyMap<string, string> {
  const { session } = managed;
  const { model } = session;
  const parts = new Map<string, string>();
  for (const { name, text } of sessionParts(managed)) parts.set(name, text());
  for (const { name, text } of objectParts(model)) parts.set(name, text());
  for (const list of OVER_LISTS)
    for (const [name, text] of overPages(model, list, model.over[list].firstPage)) parts.set(name, text);
  for (const name of keyedNames(session)) {
    const text = keyedPart(session, name);
    if (text !== null) parts.set(name, text);
  }
  return parts;
}
