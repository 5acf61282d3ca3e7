import { readdirSync, readFileSync } from 'node:fs';

/** What the source says of a class (`Class`) or of one of its properties (`Class.property`). */
export type Docstrings = ReadonlyMap<string, string>;

const CLASS = /^export class (\w+)/;
const PROPERTY = /^ {2}(?:@.*\) )?(?:declare )?(?:readonly )?'?([\w-]+)'?[!?]?: [^()]*;$/;
const OTHER = /^ {2}\w|^\S/;

/** Reads the docstrings of those rooms, each on the lines above what it is about. */
export function docstringsOf(...rooms: readonly string[]): Docstrings {
  const found = new Map<string, string>();
  for (const room of rooms) {
    for (const path of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.ts')) readFile(readFileSync(`${room}/${path}`, 'utf8'), found);
    }
  }
  return found;
}

function readFile(text: string, found: Map<string, string>): void {
  let [owner, doc] = ['', ''];
  // A docstring of several lines becomes one line.
  const lines = text
    .replace(/\/\*\*[^]*?\*\//g, (one) => one.replace(/\s*\n\s*\*(?!\/) ?/g, ' ').replace(/\s*\n\s*/g, ' '))
    .split('\n');
  for (const line of lines) {
    const comment = /^\s*\/\*\* ?(.*?) ?\*\/$/.exec(line)?.[1];
    if (comment !== undefined) {
      doc = comment.trim();
      continue;
    }
    const type = CLASS.exec(line)?.[1];
    if (type !== undefined) owner = type;
    const property = owner && PROPERTY.exec(line)?.[1];
    const name = type ?? (property ? `${owner}.${property}` : undefined);
    if (name !== undefined && doc) found.set(name, doc);
    if (name !== undefined || OTHER.test(line)) doc = '';
  }
}
