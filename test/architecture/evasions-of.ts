import ts from 'typescript';
import type { ProjectFile } from './project-files.js';

const SILENCED = /@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/;

/** Where a source file goes round the compiler or the linter: `any`, and comments that silence them. As `path:line`. */
export function evasionsOf({ path, text }: ProjectFile): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found = text.split('\n').flatMap((line, index) => (SILENCED.test(line) ? [index + 1] : []));
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(source.getLineAndCharacterOfPosition(node.pos).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((line) => `${path}:${line}`);
}
