import { readFileSync, writeFileSync } from 'node:fs';
import type { Options } from '../options.js';
import type { Finding } from './finding.js';
import { circumstances } from './circumstances.js';
import { table } from './table.js';
import { verdict } from './verdict.js';

const PLACE = /(<!-- bench -->\n)[^]*(<!-- \/bench -->)/;

/** Prints what was found, writes it where that was asked for. @returns the exit code: 1 where a floor was not held */
export function ending(findings: readonly Finding[], { quick, write }: Options): number {
  const text = `${circumstances(quick)}\n\n${table(findings)}\n`;
  process.stdout.write(`${text}\n`);
  if (write !== undefined) writeInto(write, text);
  const lost = findings.filter((one) => verdict(one).lost);
  for (const { name, shown } of lost) process.stdout.write(`LOST: ${name} is ${shown}, see bench/goals.ts\n`);
  return lost.length > 0 ? 1 : 0;
}

function writeInto(file: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  if (!PLACE.test(page)) throw new Error(`${file} has no place for the table: <!-- bench --> to <!-- /bench -->`);
  writeFileSync(
    file,
    page.replace(PLACE, (_, begin: string, end: string) => `${begin}\n${text}\n${end}`),
  );
}
