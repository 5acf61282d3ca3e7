import { afterAll, afterEach } from '@jest/globals';
import { wireFaults } from './wire-faults.js';

function fail(): void {
  const faults = new Set(wireFaults.splice(0));
  if (faults.size > 0) throw new Error(`not as docs/asyncapi.md says:\n${[...faults].join('\n')}`);
}

afterEach(fail);
afterAll(fail);
