import { afterEach, beforeEach, describe } from '@jest/globals';
import { claimsSuite } from './claims.suite.js';
import { expirySuite } from './expiry.suite.js';
import { faultsSuite } from './faults.suite.js';
import { movingSuite } from './moving.suite.js';
import { savingSuite } from './saving.suite.js';
import type { MakeStore, StoreUnderTest } from './store-under-test.js';

const LONG_MS = 600_000;
const SHORT_MS = 3_000;

/** What every store has to do. */
export function describeSessionStore(name: string, make: MakeStore): void {
  const suite = (part: string, retention: number, tests: (bench: () => StoreUnderTest) => void) =>
    describe(`${name}: ${part}`, () => {
      let bench: StoreUnderTest;
      beforeEach(async () => {
        bench = await make(retention);
      });
      afterEach(() => bench.close());
      tests(() => bench);
    });
  suite('claims', LONG_MS, claimsSuite);
  suite('saving', LONG_MS, savingSuite);
  suite('owners', LONG_MS, movingSuite);
  suite('faults', LONG_MS, faultsSuite);
  suite('expiry', SHORT_MS, (bench) => expirySuite(bench, SHORT_MS));
}
