import { readFileSync } from 'node:fs';

const SECTION = /^## What to do when …\n(.*?)^## /ms;
const ALERT = /^[A-Z]/;

interface SymptomRow {
  /** of the alerts that lead to it */
  readonly anchors: readonly string[];
  readonly alerts: readonly string[];
  /** without the prefix of our own, labels and values */
  readonly metrics: readonly string[];
}

/** The rows of what an operator may see to be wrong: `docs/operations.md`. */
export function symptomRows(): readonly SymptomRow[] {
  const [, section = ''] = SECTION.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const named = line.split(' | ')[2] ?? '';
    const names = [...named.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name);
    return {
      anchors: [...named.matchAll(/<a id="(\w+)"><\/a>/g)].map(([, id = '']) => id),
      alerts: names.filter((name) => ALERT.test(name)),
      metrics: names.filter((name) => !ALERT.test(name)),
    };
  });
}
