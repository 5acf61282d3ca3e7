import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { minVersion } from 'semver';
import { type LockedPackage, unfitFor } from './unfit-for.js';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { engines } = read('package.json') as { engines: { node: string } };
const lowest = minVersion(engines.node)?.version ?? '';
const packagesOf = (lock: string) => (read(lock) as { packages: Record<string, LockedPackage> }).packages;

describe(`what is installed runs with Node ${lowest}, the lowest that "engines" names`, () => {
  it('for the service and its development, so that npm ci has nothing to warn of', () => {
    const packages = packagesOf('package-lock.json');
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(unfitFor(lowest, packages)).toEqual([]);
  });

  it('for the bill of materials, which leaves optional packages out', () => {
    const packages = Object.entries(packagesOf('docker/sbom/package-lock.json'));
    const installed = packages.filter(([, { optional }]) => optional !== true);
    expect(installed.length).toBeGreaterThan(10);
    expect(unfitFor(lowest, Object.fromEntries(installed))).toEqual([]);
  });

  it('which is seen when it is not so', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', engines: { node: '>=22' } },
      'node_modules/b': { version: '2.0.0', engines: { node: '^18 || >=20' } },
      'node_modules/c': { version: '3.0.0' },
    };
    expect(unfitFor('20.19.0', packages)).toEqual(['node_modules/a 1.0.0 wants >=22']);
  });
});
