import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { importsOf } from './imports-of.js';
import { projectFiles } from './project-files.js';

const BASE = 'src/cti/simulator/';

/** What each inner room of the simulator may not import: rooms, by the beginning of their paths. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'switch/': ['control/', 'remote/'],
  'remote/wire/': ['remote/host/', 'remote/instance/', 'switch/'],
  'remote/host/': ['remote/instance/'],
  'remote/instance/': ['remote/host/', 'switch/'],
};

const inner = projectFiles().filter(({ path }) => path.startsWith(BASE) && !path.endsWith('.spec.ts'));

describe('the rooms of the simulator', () => {
  it.each(Object.entries(APART))('%s knows none of %j', (room, apart) => {
    const files = inner.filter(({ path }) => path.startsWith(BASE + room));
    expect(files.length).toBeGreaterThan(3);
    const targets = files.flatMap((file) =>
      importsOf(file).map((specifier) => posix.join(posix.dirname(file.path), specifier)),
    );
    expect(targets.filter((target) => apart.some((one) => target.startsWith(BASE + one)))).toEqual([]);
  });
});
