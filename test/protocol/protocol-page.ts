import { readFileSync } from 'node:fs';

export interface PageTable {
  /** the heading, or the line in bold, that it stands under */
  readonly under: string;
  /** cells as written, without the head and the rule below it */
  readonly rows: readonly (readonly string[])[];
}

const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** A page of Markdown, as far as tests hold it to the code: its tables and its JSON examples. */
export class ProtocolPage {
  readonly text: string;
  readonly tables: readonly PageTable[];
  readonly examples: readonly string[];

  constructor(path = 'docs/protocol.md') {
    this.text = readFileSync(path, 'utf8');
    this.tables = tablesOf(this.text);
    this.examples = [...this.text.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  }

  /** @throws Error where there is no such table */
  table(under: string, index = 0): PageTable {
    const found = this.tables.filter((table) => table.under === under)[index];
    if (!found) throw new Error(`no table ${index} under "${under}"`);
    return found;
  }
}

function tablesOf(text: string): PageTable[] {
  const tables: { under: string; rows: string[][] }[] = [];
  let under = '';
  let inTable = false;
  for (const line of text.split('\n')) {
    const title = /^#+ (.*)$/.exec(line)?.[1] ?? /^\*\*(\w+)\*\*/.exec(line)?.[1];
    if (title !== undefined) under = title;
    const isRow = line.startsWith('|');
    if (isRow && !inTable) tables.push({ under, rows: [] });
    if (isRow) tables.at(-1)?.rows.push(cells(line));
    inTable = isRow;
  }
  return tables.map((table) => ({ ...table, rows: table.rows.slice(2) }));
}
