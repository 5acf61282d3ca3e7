import { describe, expect, it } from '@jest/globals';
import { brokenArrows } from './broken-arrows.js';
import { projectFiles } from './project-files.js';

const files = projectFiles();
const manifest = JSON.parse(files.find(({ path }) => path === 'package.json')?.text ?? '') as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

const broken = (path: string, text: string) => brokenArrows([{ path, text }], ['socket.io', '@nestjs/common', 'yaml']);

describe('the arrows between the rooms', () => {
  it('hold in src', () => {
    expect(files.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(50);
    expect(brokenArrows(files, dependencies)).toEqual([]);
  });

  it.each([
    ['src/protocol/a.ts', `import { B } from '../errors/b.js';`, 'protocol may not import errors'],
    ['src/protocol/core/a.ts', `import type { B } from '../../config/b.js';`, 'protocol may not import config'],
    ['src/errors/a.ts', `export { B } from '../config/b.js';`, 'errors may not import config'],
    ['src/errors/a.ts', `export * from '../sessions/b.js';`, 'errors may not import sessions'],
    ['src/runtime/a.ts', `import '../protocol/b.js';`, 'runtime may not import protocol'],
    ['src/agents/a.ts', `type B = import('../sessions/b.js').B;`, 'agents may not import sessions'],
    ['src/sessions/x/a.ts', `const b = await import('../../gateway/b.js');`, 'sessions may not import gateway'],
    ['src/sessions/a.ts', `import { B } from '../cti/simulator/b.js';`, 'sessions may not import cti/simulator'],
    ['src/services/a.ts', `import { B } from '../main.js';`, 'services may not import main'],
    ['src/gateway/a.ts', `import { B } from '../app.module.js';`, 'gateway may not import main'],
    ['src/gateway/a.ts', `import { B } from '../cti/b.js';`, 'gateway may not import cti'],
    ['src/cti/simulator/a.ts', `import { B } from '../asterisk/b.js';`, 'cti/simulator may not import cti/asterisk'],
    ['src/cti/asterisk/ami/a.ts', `import { B } from '../../b.js';`, 'cti/asterisk may not import cti'],
    ['src/cti/asterisk/a.ts', `import { B } from '../../sessions/b.js';`, 'cti/asterisk may not import sessions'],
    ['src/cti/other/a.ts', `import { B } from '../../gateway/b.js';`, 'cti/other may not import gateway'],
    ['src/cti/port/a.ts', `import { B } from '../b.js';`, 'cti/port may not import cti'],
    ['src/cti/a.ts', `import { B } from './simulator/b.js';`, 'cti may not import cti/simulator'],
    ['src/client/a.ts', `import { B } from '../errors/b.js';`, 'client may not import errors'],
    ['src/gateway/a.ts', `import { B } from '../client/b.js';`, 'gateway may not import client'],
    ['src/health/a.ts', `import { B } from '../services/b.js';`, 'health may not import services'],
    ['src/cellar/a.ts', `import { B } from '../protocol/b.js';`, 'there is no room cellar'],
    ['src/sessions/a.ts', `import { Server } from 'socket.io';`, 'sessions may not know socket.io'],
    ['src/services/a.ts', `import type { B } from '@nestjs/websockets';`, 'services may not know @nestjs/websockets'],
    ['src/agents/a.ts', `import { parse } from 'yaml/util';`, 'agents may not know yaml'],
    ['src/agents/a.ts', `import { jest } from '@jest/globals';`, '@jest/globals is not a dependency'],
    ['src/agents/a.ts', `import { B } from '../../test/support/b.js';`, 'it is not in src'],
    ['src/agents/a.ts', `import { B } from './b';`, 'a relative import ends in .js'],
  ])('are broken by %s with %s', (path, text, sentence) => {
    expect(broken(path, text)).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ['src/main.ts', `import { B } from './gateway/b.js'; import { Server } from 'socket.io';`],
    ['src/gateway/a.ts', `import { B } from '../services/b.js'; import { Server } from 'socket.io';`],
    ['src/sessions/x/a.ts', `import { B } from '../../cti/port/b.js'; import { C } from '../../runtime/clock.js';`],
    ['src/sessions/a.ts', `import { B } from '../cti/registry.js';`],
    ['src/cti/simulator/x/a.ts', `import { B } from '../../port/b.js'; import { C } from '../y/c.js';`],
    ['src/agents/a.ts', `import { readFileSync } from 'node:fs'; import { Module } from '@nestjs/common';`],
    ['src/agents/a.spec.ts', `import { jest } from '@jest/globals'; import { B } from '../../test/support/b.js';`],
    ['src/agents/a.ts', `// import { B } from '../gateway/b.js'\nconst text = "from '../gateway/b.js'";`],
    ['test/e2e/a.ts', `import { B } from '../../src/main.js';`],
  ])('are kept by %s with %s', (path, text) => {
    expect(broken(path, text)).toEqual([]);
  });
});
