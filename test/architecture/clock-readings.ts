import ts from 'typescript';
import type { ProjectFile } from './project-files.js';

const READINGS: ReadonlySet<string> = new Set([
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'process.hrtime',
  'process.uptime',
]);

/** Where a source file asks the machine itself what time it is. As `path:line`. */
export function clockReadings({ path, text }: ProjectFile): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (reads(node)) found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function reads(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return READINGS.has(`${node.expression.getText()}.${node.name.text}`);
  // Without arguments a date is the time now.
  const dated = ts.isNewExpression(node) || ts.isCallExpression(node);
  return dated && node.expression.getText() === 'Date' && !node.arguments?.length;
}
