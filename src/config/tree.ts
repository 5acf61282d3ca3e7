/** A block of settings as read, not checked yet. */
export type Tree = Readonly<Record<string, unknown>>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `over` wins, block by block; lists are replaced whole. */
export function mergeTrees(base: Tree, over: Tree): Tree {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = base[key];
    return [key, isTree(value) && isTree(below) ? mergeTrees(below, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(merged) };
}

/** `treeOf('log.level', 'warn')` is `{ log: { level: 'warn' } }`. */
export function treeOf(path: string, value: unknown): Tree {
  const [key = '', ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? value : treeOf(rest.join('.'), value) };
}
