import { describe, it } from '@jest/globals';
import { underAttack } from './under-attack.js';

describe('a process that nobody attacks', () => {
  it('answers an agent at work', async () => {
    await underAttack('no attack', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    });
  });
});
