import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'import-meta-resolve';

/** Where the code of a provider from outside is. */
export interface ProviderPlace {
  /** URL of the module that exports the factory */
  readonly entry: string;
  /** URL of the folder of the package, or of the file's folder, with `/` at its end */
  readonly home: string;
}

/**
 * Looks for a provider: a path (to a file, or to a package's folder) from the working directory, or a package as Node finds
 * it from there, else from this package.
 * @throws what Node throws where there is none
 */
export function findProvider(name: string, from: string): ProviderPlace {
  if (!isPath(name)) return findPackage(name, from);
  // As stacks have it.
  const path = realpathSync(resolvePath(from, name));
  if (!statSync(path).isDirectory()) return { entry: pathToFileURL(path).href, home: folderUrl(dirname(path)) };
  return { entry: entryOf(path), home: folderUrl(path) };
}

/** Whether a provider's name is a path: it begins with `./`, `../` or `/`. */
export function isPath(name: string): boolean {
  return /^\.{0,2}\//.test(name);
}

function findPackage(name: string, from: string): ProviderPlace {
  const entry = firstOf([() => resolve(name, folderUrl(from)), () => resolve(name, import.meta.url)]);
  return { entry, home: folderUrl(packageFolder(dirname(fileURLToPath(entry)))) };
}

/** What the first gives that gives something; where none does, what the first has thrown. */
function firstOf<T>([first, ...others]: readonly [() => T, ...(() => T)[]]): T {
  try {
    return first();
  } catch (error) {
    for (const other of others) {
      try {
        return other();
      } catch {
        // What is said is that it is not where it is looked for first.
      }
    }
    throw error;
  }
}

/** The main module of the package in that folder. */
function entryOf(folder: string): string {
  const { name, exports, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name?: unknown;
    readonly exports?: unknown;
    readonly main?: unknown;
  };
  // A package knows itself by its name, with all that `exports` may say.
  if (exports !== undefined && typeof name === 'string') return resolve(name, folderUrl(folder));
  return pathToFileURL(join(folder, typeof main === 'string' ? main : 'index.js')).href;
}

/** The folder of the nearest package.json, from that one upwards. */
function packageFolder(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, 'package.json'), { throwIfNoEntry: false })) return at;
    if (dirname(at) === at) return folder;
  }
}

const folderUrl = (folder: string): string => pathToFileURL(join(folder, '/')).href;
