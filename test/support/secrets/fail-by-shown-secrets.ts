import { afterAll } from '@jest/globals';
import { hearOwnOutput } from './hear-own-output.js';
import { plantedSecrets } from './planted-secrets.js';
import { watchedOutputs } from './watched-outputs.js';

const silence = hearOwnOutput();

// Once, when all of it is there: what was printed before a client knew its token is looked at as well.
afterAll(() => {
  silence();
  const output = watchedOutputs
    .splice(0)
    .map((read) => read())
    .join('\n');
  const shown = plantedSecrets.in(output);
  if (shown.length === 0) return;
  const lines = output.split('\n').filter((line) => shown.some((secret) => line.includes(secret)));
  throw new Error(`secrets are shown: ${shown.join(' ')}\n${lines.slice(0, 20).join('\n')}`);
});
