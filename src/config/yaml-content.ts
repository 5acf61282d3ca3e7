import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { ConfigProblem } from './config-problem.js';

/** Keys by which a value becomes what all objects inherit from, or what made them; and YAML's own word for merging. */
const REFUSED_KEYS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/** Levels that a file may have. */
const MAX_LEVELS = 32;

type Path = readonly (string | number)[];

/**
 * Makes plain values of what a YAML file holds. What could become more than it looks like (tags, aliases, anchors, merges,
 * keys of prototypes, a key twice) is left out and added to `problems` by its path.
 */
export class YamlContent {
  /**
   * @param prefix of each path
   * @param whole what to name where the path is empty
   */
  constructor(
    private readonly problems: ConfigProblem[],
    private readonly prefix: string,
    private readonly whole: string,
  ) {}

  /** @returns undefined where there is nothing, or nothing that may be */
  read(node: unknown, path: Path = []): unknown {
    if (isAlias(node)) return this.refuse(path, 'an alias (*) is not allowed');
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    if (!this.plain(node, path)) return undefined;
    if (isScalar(node)) return node.value ?? undefined;
    if (path.length >= MAX_LEVELS) return this.refuse(path, `more than ${MAX_LEVELS} levels are not allowed`);
    return isMap(node)
      ? this.block(node, path)
      : node.items.map((item, index) => this.read(item, [...path, index]) ?? null);
  }

  private plain({ tag, anchor }: Node & { anchor?: string }, path: Path): boolean {
    const problems = this.problems.length;
    if (tag !== undefined) this.refuse(path, 'a tag (!) is not allowed');
    if (anchor !== undefined) this.refuse(path, 'an anchor (&) is not allowed');
    return this.problems.length === problems;
  }

  private block({ items }: YAMLMap, path: Path): Record<string, unknown> {
    const read = new Map<string, unknown>();
    const seen = new Set<string>();
    for (const { key: node, value } of items) {
      const key = this.key(node, path);
      if (key === undefined) continue;
      if (seen.has(key)) this.refuse([...path, key], 'is given twice');
      seen.add(key);
      const plain = this.read(value, [...path, key]);
      if (plain !== undefined) read.set(key, plain);
    }
    return Object.fromEntries(read);
  }

  private key(node: unknown, path: Path): string | undefined {
    const key = isScalar(node) ? keyText(node.value) : undefined;
    if (key === undefined) return this.refuse(path, 'a key that is no text is not allowed');
    if (!this.plain(node as Node, [...path, key])) return undefined;
    return REFUSED_KEYS.has(key) ? this.refuse([...path, key], 'is not allowed as a key') : key;
  }

  private refuse(path: Path, problem: string): undefined {
    const dotted = path.join('.');
    this.problems.push({ path: dotted === '' ? this.whole : this.prefix + dotted, problem });
  }
}

/** A merge is a symbol in older YAML. */
function keyText(value: unknown): string | undefined {
  if (typeof value === 'symbol') return value.description;
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
