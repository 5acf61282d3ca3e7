import { parseDocument, type Document } from 'yaml';
import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { readTextFile } from './read-text-file.js';
import { isTree, type Tree } from './tree.js';
import { YamlContent } from './yaml-content.js';

/** Told of each place by the walk through the content. */
const TOLD_BY_PATH = 'TAG_RESOLVE_FAILED';

/**
 * Reads a YAML file that holds one block of settings; a key without a value counts as not given. What a file may not have is
 * left out and added to `problems`, never with the file's text.
 * @param name what to call the file where there is no path in it
 * @param prefix of each path in it
 * @throws InvalidConfigError where there is nothing to be read
 */
export function readYamlFile(
  file: string,
  name: Omit<ConfigProblem, 'problem'>,
  problems: ConfigProblem[],
  prefix = '',
): Tree {
  const fault = (problem: string): ConfigProblem => ({ ...name, problem });
  const document = parsed(readTextFile(file, name), fault);
  const faults = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== TOLD_BY_PATH)
    .map(({ code, linePos }) => fault(`not YAML in line ${linePos?.[0].line ?? '?'} (${code})`));
  // They change what the rest of the file means.
  if (document.directives?.yaml.explicit) faults.push(fault('a %YAML directive is not allowed'));
  if (faults.length > 0) throw new InvalidConfigError(faults);
  const found: ConfigProblem[] = [];
  const content = new YamlContent(found, prefix, name.path).read(document.contents) ?? {};
  problems.push(...found);
  if (!isTree(content)) throw new InvalidConfigError([fault('the file must hold keys and values')]);
  return content;
}

function parsed(text: string, fault: (problem: string) => ConfigProblem): Document.Parsed {
  try {
    return parseDocument(text, { uniqueKeys: false });
  } catch {
    throw new InvalidConfigError([fault('cannot be read as YAML: it is nested too deep')]);
  }
}
