import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Capability } from '../../src/cti/port/capability.js';
import { Bench } from './bench.js';
import { ContractKit } from './contract-kit.js';
import type { ProviderUnderTest } from './far-end.js';
import { availabilitySuite } from './suites/availability.suite.js';
import { dialSuite } from './suites/dial.suite.js';
import { hangUpSuite } from './suites/hang-up.suite.js';
import { linkSuite } from './suites/link.suite.js';
import { refusalSuite } from './suites/refusal.suite.js';
import { ringSuite } from './suites/ring.suite.js';
import { signInSuite } from './suites/sign-in.suite.js';
import { talkSuite } from './suites/talk.suite.js';

export interface ContractOptions {
  /** what the provider claims; default: everything that this version of the kit tests */
  readonly claims?: readonly Capability[];
  /** of one test, in milliseconds; default 60,000 */
  readonly timeout?: number;
}

const TESTED: readonly Capability[] = [
  'channel.ready',
  'channel.notready',
  'channel.dial',
  'interaction.accept',
  'interaction.complete',
  'conversation.answer',
  'conversation.release',
  'conversation.hold',
  'conversation.retrieve',
  'conversation.dtmf',
];

/**
 * Declares the conformance tests of a CTI provider.
 *
 * `create` is called once; the provider it gives is not started yet: the kit starts it, waits for its link, and calls
 * `stop` at the end. After each test everybody is signed off, the switch must have no calls left, and `reset` is called.
 */
export function describeCtiProvider(
  name: string,
  create: () => Promise<ProviderUnderTest>,
  { claims = TESTED, timeout = 60_000 }: ContractOptions = {},
): void {
  describe(`${name} as a CTI provider`, () => {
    const bench = new Bench(create);
    const kit = new ContractKit(name, bench, claims, timeout);
    beforeAll(() => bench.start(), timeout);
    afterEach(() => bench.clear(), timeout);
    afterAll(async () => {
      await bench.stop();
      process.stdout.write(kit.table());
    }, timeout);

    it('claims what it is tested for', () => {
      expect([...bench.test.provider.capabilities].sort()).toEqual([...claims].sort());
    });

    describe('signing in', () => signInSuite(kit));
    describe('a call that rings', () => ringSuite(kit));
    describe('a call that is talked on', () => talkSuite(kit));
    describe('hanging up', () => hangUpSuite(kit));
    describe('dialling', () => dialSuite(kit));
    describe('availability', () => availabilitySuite(kit));
    describe('the link to the switch', () => linkSuite(kit));
    describe('refusals', () => refusalSuite(kit));
  });
}
