import { describe, expect, it } from '@jest/globals';
import { downloadHosts, machineHosts } from './download-hosts.js';
import { projectFiles } from './project-files.js';

const files = projectFiles();
const hosts = machineHosts();

describe('no file says where packages come from', () => {
  it('neither by a well-known host nor by one of this machine', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => downloadHosts(file, hosts))).toEqual([]);
  });

  it('not in the lockfile', () => {
    const lockfile = files.find(({ path }) => path === 'package-lock.json');
    const packages = Object.values((JSON.parse(lockfile?.text ?? '') as { packages: object }).packages) as object[];
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((entry) => 'resolved' in entry)).toEqual([]);
  });

  it('not in an .npmrc', () => {
    const settings = files.filter(({ path }) => path.endsWith('.npmrc')).map(({ text }) => text);
    expect(settings.filter((text) => /^\s*(@[^:]+:)?registry\s*=/m.test(text))).toEqual([]);
  });

  it.each([
    ['registry', 'npmjs', 'org'],
    ['registry', 'yarnpkg', 'com'],
    ['deb', 'debian', 'org'],
    ['ftp', 'de', 'debian', 'org'],
    ['archive', 'ubuntu', 'com'],
    ['packages', 'inside', 'example'],
  ])('which is seen when it is there: %s %s', (...labels) => {
    const host = labels.join('.');
    const text = `one line\n# from https://${host}/path\n`;
    expect(downloadHosts({ path: 'a.md', text }, ['packages.inside.example'])).toEqual(['a.md:2']);
  });
});
