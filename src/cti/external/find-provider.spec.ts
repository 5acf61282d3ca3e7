import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findProvider } from './find-provider.js';

describe('a provider behind a link', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'linked-')));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real/package.json'), '{ "main": "p.js" }');
  writeFileSync(join(folder, 'real/p.js'), '');
  symlinkSync(join(folder, 'real'), join(folder, 'linked'));

  it.each(['./linked', './linked/p.js'])('is where stacks say it is: %s', (name) => {
    const entry = pathToFileURL(join(folder, 'real/p.js')).href;
    expect(findProvider(name, folder)).toEqual({ entry, home: pathToFileURL(join(folder, 'real/')).href });
  });
});
