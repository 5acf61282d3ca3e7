import { satisfies } from 'semver';

/** A package as a lockfile has it. */
export interface LockedPackage {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}

/** The packages that want another Node than this one. */
export function unfitFor(node: string, packages: Readonly<Record<string, LockedPackage>>): readonly string[] {
  return Object.entries(packages).flatMap(([path, { version, engines }]) =>
    engines?.node === undefined || satisfies(node, engines.node) ? [] : [`${path} ${version} wants ${engines.node}`],
  );
}
