type Line = Readonly<Record<string, string>>;
export type StoryFormat = 'text' | 'json';

const TEXT_LINE = /^\S+ ([A-Z]+) +\[(\w+)\] (.*?)((?: \w+=(?:"(?:[^"\\]|\\.)*"|\S+))*)$/;
const FIELD = / (\w+)=("(?:[^"\\]|\\.)*"|\S+)/g;

/** The lines of a log in either format: level, context, message and fields, each as a text. */
export function linesOf(output: string, format: StoryFormat): Line[] {
  return output.split('\n').flatMap((line) => (format === 'json' ? fromJson(line) : fromText(line)));
}

function fromJson(line: string): Line[] {
  if (!line.startsWith('{')) return [];
  const fields = Object.entries(JSON.parse(line) as Record<string, unknown>);
  const told = fields.filter(([name]) => name !== 'time' && name !== 'pid');
  return [Object.fromEntries(told.map(([name, value]) => [name, String(value)]))];
}

function fromText(line: string): Line[] {
  const found = TEXT_LINE.exec(line);
  if (!found) return [];
  const [, level = '', context = '', message = '', fields = ''] = found;
  return [{ level: level.toLowerCase(), context, message, ...fieldsOf(fields) }];
}

function fieldsOf(text: string): Line {
  const pairs = [...text.matchAll(FIELD)].map(([, name = '', value = '']) => [name, unquoted(value)]);
  return Object.fromEntries(pairs) as Line;
}

const unquoted = (value: string): string => (value.startsWith('"') ? String(JSON.parse(value)) : value);
