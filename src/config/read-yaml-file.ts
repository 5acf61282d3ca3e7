import { parseDocument } from 'yaml';
import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { readTextFile } from './read-text-file.js';
import { isTree, type Tree } from './tree.js';

/**
 * Reads a YAML file that holds one block of settings; a key without a value counts as not given.
 * @throws InvalidConfigError with that name; problems are told by line, never with the file's text
 */
export function readYamlFile(file: string, name: Omit<ConfigProblem, 'problem'>): Tree {
  const document = parseDocument(readTextFile(file, name));
  const fault = (problem: string): ConfigProblem => ({ ...name, problem });
  const faults = [...document.errors, ...document.warnings].map(({ code, linePos }) =>
    fault(`not YAML in line ${linePos?.[0].line ?? '?'} (${code})`),
  );
  if (faults.length > 0) throw new InvalidConfigError(faults);
  const content = withoutNulls(plain(document, name) ?? {});
  if (!isTree(content)) throw new InvalidConfigError([fault('the file must hold keys and values')]);
  return content;
}

function plain(document: ReturnType<typeof parseDocument>, name: Omit<ConfigProblem, 'problem'>): unknown {
  try {
    // An alias can make a few lines of YAML endless or gigabytes large, and nothing here needs one.
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new InvalidConfigError([{ ...name, problem: 'the file uses YAML aliases, which are not allowed' }]);
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isTree(value)) return value;
  const given = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(given.map(([key, entry]) => [key, withoutNulls(entry)]));
}
