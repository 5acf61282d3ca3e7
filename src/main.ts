#!/usr/bin/env node
import { createRequire } from 'node:module';
import type { run as Run } from './run.js';

// Who asks for the settings to be read anew before they are read at all gets that anyway, and must not end the process.
process.on('SIGHUP', () => undefined);

// An `import` opens the files of everything it leads to at once, hundreds; where the process may not open that many it could
// not even say so. `require` opens one after the other.
const { run } = createRequire(import.meta.url)('./run.js') as { run: typeof Run };
await run();
