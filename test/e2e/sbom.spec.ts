import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** Some twenty packages, from npm's cache where they are there. */
const INSTALL_TIMEOUT = 180_000;
const PATH_PROPERTY = 'cdx:npm:package:path';

interface Component {
  readonly version?: string;
  readonly purl?: string;
  readonly licenses?: readonly unknown[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface LockedPackage {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const pathOf = ({ properties }: Component) => properties.find(({ name }) => name === PATH_PROPERTY)?.value ?? '';

describe('the bill of materials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  let components: readonly Component[];

  beforeAll(() => {
    const write = (name: string) => {
      execFileSync('scripts/sbom.sh', [join(folder, name)], { stdio: 'pipe', timeout: INSTALL_TIMEOUT });
      return readFileSync(join(folder, name), 'utf8');
    };
    const first = write('first.json');
    expect(write('second.json')).toBe(first);
    ({ components } = JSON.parse(first) as { components: readonly Component[] });
  }, INSTALL_TIMEOUT);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('lists each package that the service is installed with, in its version, and none that is for development alone', () => {
    const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
    const installed = Object.entries(packages).filter(([path, { dev, optional }]) => path && !dev && !optional);
    const expected = installed.map(([path, { version }]) => `${path} ${version}`).sort();
    expect(expected.length).toBeGreaterThan(100);
    expect(components.map((one) => `${pathOf(one)} ${one.version}`).sort()).toEqual(expected);
  });

  it('says of each what it is called elsewhere, and what it is licensed by', () => {
    const wanting = components.filter(({ purl, licenses }) => !purl?.startsWith('pkg:npm/') || !licenses?.length);
    expect(wanting.map(pathOf)).toEqual([]);
  });
});
