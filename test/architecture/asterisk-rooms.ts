import { posix } from 'node:path';
import { importsOf } from './imports-of.js';
import type { ProjectFile } from './project-files.js';

const FOLDER = 'src/cti/asterisk/';

/** Files directly in the folder that everybody in it may import: options, what devices are called, and whom to trust. */
const GROUND: readonly string[] = [
  'agent-devices.ts',
  'asterisk.options.ts',
  'browser-phones.options.ts',
  'regular-expression.constraint.ts',
  'telephony-channel.ts',
  'trust.ts',
];

/** What each room of the provider may import of the provider, besides itself and the ground; arrows go downwards only. */
export const ASTERISK_ROOMS: Readonly<Record<string, readonly string[]>> = {
  ami: [],
  ari: [],
  link: ['ami', 'ari'],
  pbx: ['ami', 'ari'],
  mirror: ['ami'],
  calls: ['mirror', 'pbx', 'ami', 'ari'],
  // Telephones in browsers: it asks the switch for nothing.
  phones: [],
  switch: ['phones', 'calls', 'mirror', 'pbx', 'ami', 'ari'],
  session: ['switch', 'calls', 'mirror', 'pbx', 'ami', 'ari'],
  directory: ['switch', 'mirror', 'pbx', 'ami'],
  // What else lies directly in the folder puts it all together.
  provider: ['directory', 'session', 'switch', 'phones', 'calls', 'mirror', 'pbx', 'link', 'ami', 'ari'],
};

/** Every import within the provider that its rooms do not allow, as a sentence. */
export function brokenInnerArrows(files: readonly ProjectFile[]): string[] {
  const sources = files.filter(({ path }) => path.startsWith(FOLDER) && /(?<!\.spec)\.ts$/.test(path));
  return sources.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      if (!specifier.startsWith('.')) return [];
      const target = posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts');
      const [from, to] = [roomOf(file.path), roomOf(target)];
      if (from === undefined || to === undefined || from === to || to === 'ground') return [];
      const allowed = ASTERISK_ROOMS[from];
      if (allowed?.includes(to)) return [];
      return [
        `${file.path} imports ${specifier}: ${allowed ? `${from} may not import ${to}` : `there is no room ${from}`}`,
      ];
    }),
  );
}

/** undefined for what is not the provider's */
function roomOf(path: string): string | undefined {
  if (!path.startsWith(FOLDER)) return undefined;
  const [first = '', second] = path.slice(FOLDER.length).split('/');
  if (second !== undefined) return first;
  return GROUND.includes(first) ? 'ground' : 'provider';
}
