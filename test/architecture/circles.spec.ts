import { describe, expect, it } from '@jest/globals';
import { importCircles } from './import-circles.js';
import { projectFiles } from './project-files.js';

/** What the simulator's objects are made of names each other, as types only. */
const OBJECTS_OF_THE_SIMULATOR = [
  'call-data',
  'sim-agent',
  'sim-call',
  'sim-channel',
  'sim-contact',
  'sim-device',
  'sim-leg',
].map((name) => `src/cti/simulator/switch/${name}.ts`);

describe('circles of imports', () => {
  it('are nowhere in src, but for one', () => {
    expect(importCircles(projectFiles())).toEqual([OBJECTS_OF_THE_SIMULATOR]);
  });

  it.each([
    ["import type { B } from './b.js';", "import { A } from './x/../a.js';"],
    ["export * from './b.js';", "type A = import('./a.js').A;"],
  ])('are seen: %s and %s', (a, b) => {
    const files = [
      { path: 'src/a.ts', text: a },
      { path: 'src/b.ts', text: b },
      { path: 'src/c.ts', text: "import './a.js';" },
    ];
    expect(importCircles(files)).toEqual([['src/a.ts', 'src/b.ts']]);
  });

  it('are not seen where there are none', () => {
    const files = [
      { path: 'src/a.ts', text: "import './b.js'; import './c.js';" },
      { path: 'src/b.ts', text: "import './c.js';" },
      { path: 'src/c.ts', text: '' },
    ];
    expect(importCircles(files)).toEqual([]);
  });
});
