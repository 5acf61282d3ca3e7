#!/usr/bin/env node
import { createRequire } from 'node:module';
import type { run as Run } from './run.js';

// An `import` opens the files of everything it leads to at once, hundreds; where the process may not open that many it could
// not even say so. `require` opens one after the other.
const { run } = createRequire(import.meta.url)('./run.js') as { run: typeof Run };
await run();
