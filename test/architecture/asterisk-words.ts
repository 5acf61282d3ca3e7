import ts from 'typescript';
import type { ProjectFile } from './project-files.js';

const VERBS: ReadonlySet<string> = new Set(['action', 'list', 'get', 'post', 'delete']);

/** Where a file speaks AMI or ARI: `ami.action(…)`, `ari.post(…)` and the like. As `path:line`. */
export function wireWords(file: ProjectFile): readonly string[] {
  return places(file, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
    const { expression, name } = node.expression;
    return VERBS.has(name.text) && /\b(ami|ari)\)?$/.test(expression.getText());
  });
}

/** Where a file keeps what a call is, in something that can be assigned or filled. As `path:line`. */
export function keptArrangements(file: ProjectFile): readonly string[] {
  return places(file, (node) => {
    const field = ts.isPropertyDeclaration(node) || ts.isParameterPropertyDeclaration(node, node.parent);
    if (!field) return false;
    const type = `${node.type?.getText() ?? ''} ${node.initializer?.getText() ?? ''}`;
    if (!/\bArrangement\b/.test(type)) return false;
    const fixed = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) === true;
    return !fixed || /\b(Map|Set|Array)<|\[\]/.test(type);
  });
}

function places({ path, text }: ProjectFile, is: (node: ts.Node) => boolean): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
