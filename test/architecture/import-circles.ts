import { posix } from 'node:path';
import { importsOf } from './imports-of.js';
import type { ProjectFile } from './project-files.js';

/** Files of src that import each other round in a circle, types too; each circle's files, sorted. */
export function importCircles(files: readonly ProjectFile[]): readonly (readonly string[])[] {
  const sources = files.filter(({ path }) => /^src\/.*\.tsx?$/.test(path));
  const graph = new Map(sources.map((file) => [file.path, targetsOf(file)] as const));
  const reach = new Map([...graph.keys()].map((path) => [path, reachable(graph, path)] as const));
  const circles = new Map<string, readonly string[]>();
  for (const [path, beyond] of reach) {
    if (!beyond.has(path)) continue;
    const circle = [...beyond].filter((one) => reach.get(one)?.has(path)).sort();
    circles.set(circle.join('\n'), circle);
  }
  return [...circles.values()];
}

function targetsOf(file: ProjectFile): readonly string[] {
  const own = importsOf(file).filter((specifier) => specifier.startsWith('.'));
  return own.map((one) => posix.join(posix.dirname(file.path), one).replace(/\.js$/, '.ts'));
}

/** Where the imports of a file lead to. */
function reachable(graph: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(graph.get(from) ?? [])];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    next.push(...(graph.get(one) ?? []));
  }
  return found;
}
