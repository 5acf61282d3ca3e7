import type { Finding } from './finding.js';
import { verdict } from './verdict.js';

const HEAD = ['what', 'bare', 'product', 'bare rate', 'product rate', 'reached', 'goal', ''];

/** The findings as a Markdown table, padded so that it can be read as it is. */
export function table(findings: readonly Finding[]): string {
  const rows = [HEAD, ...findings.map(row)];
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = '', ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

function row(finding: Finding): readonly string[] {
  const { name, bare, product, bareRate, productRate, shown } = finding;
  const { goal, met } = verdict(finding);
  return [
    name,
    bare,
    product,
    bareRate ?? '',
    productRate ?? '',
    shown,
    goal,
    met === undefined ? '' : met ? 'met' : 'missed',
  ];
}
