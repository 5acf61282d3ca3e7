import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everyOrder } from './asterisk/every-order.js';
import type { Scene } from './asterisk/model-switch.js';
import { randomOrder, runOrder, type RandomOrder } from './asterisk/random-order.js';
import { STEPS } from './many-runs.js';

const SEED = process.env['RANDOM_SEED'];
/** Further by hand: `RANDOM_STEPS=1000000 npm run test:random`. */
const MORE = STEPS > 100_000 ? 1 : 0;
const DEPTHS: readonly (readonly [Scene, number])[] = [
  ['queue goes on', 4 + MORE],
  ['queue', 3 + MORE],
  ['agent dials', 3 + MORE],
];

/** the process dies after each of the requests in which a caller is put out who goes on in the dialplan */
const ONCE_WRONG = Array.from({ length: 20 }, (_, n): RandomOrder['steps'] => [
  { do: 'operation', operation: 'release' },
  { do: 'operation', operation: 'consult' },
  { do: 'operation', operation: 'releasePrimary', between: { after: n + 1, what: 'dies', n: 0 } },
]);

describe('calls on a switch that does what Asterisk does', () => {
  it.each(DEPTHS)(
    '%s: are right after every order of %i things that agents and others do',
    async (scene, depth) => {
      expect(await everyOrder(scene, depth)).toEqual([]);
    },
    3_600_000,
  );

  it('are right after random orders, with much that comes between', async () => {
    const run = async (order: RandomOrder) => expect(await runOrder(order)).toEqual([]);
    await fc.assert(fc.asyncProperty(randomOrder, run), {
      numRuns: Math.ceil(STEPS / 250),
      examples: ONCE_WRONG.map((steps) => [{ seed: 0, steps }]),
      ...(SEED ? { seed: Number(SEED) } : {}),
    });
  }, 3_600_000);
});
