import { posix } from 'node:path';
import { importsOf } from './imports-of.js';
import type { ProjectFile } from './project-files.js';
import { roomOf } from './room-of.js';
import { PACKAGE_ROOMS, ROOMS } from './rooms.js';

const isSpec = (path: string) => path.endsWith('.spec.ts');

/** Every import in src/ that the rooms do not allow, as a sentence. */
export function brokenArrows(files: readonly ProjectFile[], dependencies: readonly string[]): string[] {
  const sources = files.filter(({ path }) => /^src\/.*\.tsx?$/.test(path));
  return sources.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const problem = specifier.startsWith('.')
        ? ownProblem(file.path, specifier)
        : packageProblem(file.path, specifier, dependencies);
      return problem ? [`${file.path} imports ${specifier}: ${problem}`] : [];
    }),
  );
}

function ownProblem(path: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  // Styles that come with a part of the console.
  if (path.endsWith('.tsx') && target.startsWith('src/console/') && target.endsWith('.css')) return undefined;
  if (!target.endsWith('.js')) return 'a relative import ends in .js';
  if (isSpec(path) && /^(test\/(support|contract)|src\/conformance)\//.test(target)) return undefined;
  if (!target.startsWith('src/')) return 'it is not in src';
  const [from, to] = [roomOf(path.slice('src/'.length)), roomOf(target.slice('src/'.length))];
  const allowed = allowedFor(from);
  if (allowed === undefined) return `there is no room ${from}`;
  return from === to || to === 'runtime' || allowed === 'everything' || allowed.includes(to)
    ? undefined
    : `${from} may not import ${to}`;
}

function allowedFor(room: string): (typeof ROOMS)[string] | undefined {
  return ROOMS[room] ?? (room.startsWith('cti/') ? ROOMS['cti/*'] : undefined);
}

function packageProblem(path: string, specifier: string, dependencies: readonly string[]): string | undefined {
  if (specifier.startsWith('node:')) return undefined;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const room = roomOf(path.slice('src/'.length));
  const owners = PACKAGE_ROOMS[name];
  if (owners && !owners.includes(room)) return `${room} may not know ${name}`;
  // What the console's build puts into its files, nobody has to install.
  if (owners && room === 'console') return undefined;
  return isSpec(path) || dependencies.includes(name) ? undefined : `${name} is not a dependency`;
}
