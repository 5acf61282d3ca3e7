import type { KeptAnswer } from '../commands/answer-memory.js';
import type { KeptEntry } from '../history/agent-history.js';
import { READING_COMMANDS } from '../table/reading-commands.js';
import type { Session } from '../session.js';

/** By what the names of parts begin of which there may be many; the rest is the command and its id, the contact's id at the switch. */
export const KEYED_PARTS = { answer: 'a:', history: 'h:' } as const;

const BEGUN = '{"begun":true}';

/** @param key of an answer: the command and its id */
export const isKept = (key: string): boolean => !READING_COMMANDS.has(key.slice(0, key.indexOf(' ')));

/** The names of all of them that there are. */
export function keyedNames(session: Session): string[] {
  const { answers, histories, identity } = session;
  return [
    ...answers
      .keys()
      .filter(isKept)
      .map((key) => KEYED_PARTS.answer + key),
    ...histories.ids(identity).map((id) => KEYED_PARTS.history + id),
  ];
}

/** @returns the text of a part by its name; null where there is no such part now */
export function keyedPart({ answers, histories, identity }: Session, name: string): string | null {
  const key = name.slice(KEYED_PARTS.answer.length);
  if (name.startsWith(KEYED_PARTS.history)) {
    const entry = histories.entry(identity, key);
    return entry ? `{"at":${entry.at},"entry":${entry.text}}` : null;
  }
  const answer = answers.kept(key);
  if (answer === undefined) return null;
  return answer === 'begun' ? BEGUN : `{"until":${answer.until},"answer":${answer.text}}`;
}

/** @param parts all parts of a session, by name */
export function restoreKeyed(session: Session, parts: ReadonlyMap<string, string>): void {
  const answers = new Map<string, KeptAnswer>();
  const entries = new Map<string, KeptEntry>();
  for (const [name, text] of parts) {
    const key = name.slice(KEYED_PARTS.answer.length);
    if (name.startsWith(KEYED_PARTS.answer)) answers.set(key, answerOf(text));
    else if (name.startsWith(KEYED_PARTS.history)) entries.set(key, entryOf(text));
  }
  session.answers.restore(answers);
  session.histories.restore(session.identity, entries);
}

function answerOf(text: string): KeptAnswer {
  if (text === BEGUN) return 'begun';
  const { until, answer } = JSON.parse(text) as { readonly until: number; readonly answer: unknown };
  return { until, text: JSON.stringify(answer) };
}

function entryOf(text: string): KeptEntry {
  const { at, entry } = JSON.parse(text) as { readonly at: number; readonly entry: unknown };
  return { at, text: JSON.stringify(entry) };
}
