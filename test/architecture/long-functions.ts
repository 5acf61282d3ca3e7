import ts from 'typescript';
import type { ProjectFile } from './project-files.js';

/** The functions of a source file that have more lines than `limit`, each as `path:line (lines)`. */
export function longFunctions({ path, text }: ProjectFile, limit: number): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) {
      const start = lineOf(node.getStart(source));
      const lines = lineOf(node.getEnd()) - start + 1;
      if (lines > limit) found.push(`${path}:${start + 1} (${lines})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
