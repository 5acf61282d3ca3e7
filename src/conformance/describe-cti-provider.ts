import { expect } from 'expect';
import { CAPABILITIES, type Capability } from '../cti/port/capability.js';
import { Bench } from './bench.js';
import { ContractKit } from './contract-kit.js';
import type { ProviderUnderTest } from './far-end.js';
import { directoryFaults } from './directory-faults.js';
import { lackingParts, type FarEndPart } from './far-end-part.js';
import { NODE_TEST_RUNNER } from './node-test-runner.js';
import { availabilitySuite } from './suites/availability.suite.js';
import { channelSuite } from './suites/channel.suite.js';
import { colleagueSuite } from './suites/colleague.suite.js';
import { conferenceSuite } from './suites/conference.suite.js';
import { contactSuite } from './suites/contact.suite.js';
import { consultFailureSuite } from './suites/consult-failure.suite.js';
import { consultOutcomeSuite } from './suites/consult-outcome.suite.js';
import { consultSuite } from './suites/consult.suite.js';
import { crossingSuite } from './suites/crossing.suite.js';
import { dataSuite } from './suites/data.suite.js';
import { deviceSuite } from './suites/device.suite.js';
import { dialSuite } from './suites/dial.suite.js';
import { directorySuite } from './suites/directory.suite.js';
import { effectSuite } from './suites/effect.suite.js';
import { faultSuite } from './suites/fault.suite.js';
import { hangUpSuite } from './suites/hang-up.suite.js';
import { linkSuite } from './suites/link.suite.js';
import { offerSuite } from './suites/offer.suite.js';
import { outcomeSuite } from './suites/outcome.suite.js';
import { readingSuite } from './suites/reading.suite.js';
import { reasonSuite } from './suites/reason.suite.js';
import { refusalSuite } from './suites/refusal.suite.js';
import { ringSuite } from './suites/ring.suite.js';
import { secondCallSuite } from './suites/second-call.suite.js';
import { signInSuite } from './suites/sign-in.suite.js';
import { talkSuite } from './suites/talk.suite.js';
import { tellingSuite } from './suites/telling.suite.js';
import { threePartyHangUpSuite } from './suites/three-party-hang-up.suite.js';
import { transferSuite } from './suites/transfer.suite.js';
import { voiceSuite } from './suites/voice.suite.js';
import type { TestRunner } from './test-runner.js';

/** What is tried, in this order. */
const SUITES: Readonly<Record<string, (kit: ContractKit) => void>> = {
  'signing in': signInSuite,
  'a call that rings': ringSuite,
  'a call that rings, and is not wanted': offerSuite,
  'a call that is talked on': talkSuite,
  'the sound of a call': voiceSuite,
  'the data of a call': dataSuite,
  'a contact, for all who take part': contactSuite,
  'what has become of a contact': outcomeSuite,
  'what is told': tellingSuite,
  'what is read': readingSuite,
  'hanging up': hangUpSuite,
  dialling: dialSuite,
  'a consultation': consultSuite,
  'a consultation with somebody': consultFailureSuite,
  'the end of a consultation': consultOutcomeSuite,
  'a conference': conferenceSuite,
  'a blind transfer': transferSuite,
  'hanging up where three are concerned': threePartyHangUpSuite,
  'a command and a hang-up at once': crossingSuite,
  'a second call': secondCallSuite,
  'two agents': colleagueSuite,
  'at the device itself': deviceSuite,
  availability: availabilitySuite,
  'channels and queues': channelSuite,
  'whom one may call': directorySuite,
  'the link to the switch': linkSuite,
  faults: faultSuite,
  refusals: refusalSuite,
  'what it is refused with': reasonSuite,
  'what is claimed': effectSuite,
};

export interface ContractOptions {
  /** what the provider claims; default: all that there is */
  readonly claims?: readonly Capability[];
  /** what the driver of the far end has not got: the tests that need it are left out, and the table says so; default: nothing */
  readonly lacks?: readonly FarEndPart[];
  /** of one test, in milliseconds; default 60,000 */
  readonly timeout?: number;
  /** what the tests are declared to; default: the one that comes with Node (`node --test`) */
  readonly runner?: TestRunner;
}

/**
 * Declares the conformance tests of a CTI provider.
 *
 * `create` is called once; the provider it gives is not started yet: the kit cuts the link, starts it, mends the link and
 * waits for it, and calls `stop` at the end. After each test everybody is signed off, the switch must have no calls left, and `reset` is called.
 */
export function describeCtiProvider(
  name: string,
  create: () => Promise<ProviderUnderTest>,
  { claims = CAPABILITIES, lacks = [], timeout = 60_000, runner = NODE_TEST_RUNNER }: ContractOptions = {},
): void {
  const { describe, it } = runner;
  describe(`${name} as a CTI provider`, () => {
    const bench = new Bench(create);
    const declare = (title: string, run: () => Promise<void>) => it(title, run, timeout);
    const kit = new ContractKit(name, bench, claims, lacks, declare);
    runner.beforeAll(() => bench.startAway(), timeout);
    runner.afterEach(() => bench.clear(), timeout);
    runner.afterAll(async () => {
      await bench.stop();
      process.stdout.write(kit.table());
    }, timeout);

    declare('claims what it is tested for', async () => {
      expect([...bench.test.provider.capabilities].sort()).toEqual([...claims].sort());
    });

    declare('has a directory where it claims one, and nowhere else', async () => {
      expect(directoryFaults(bench.test.provider)).toEqual([]);
    });

    declare('has the far end that it is tested with', async () => {
      expect([...lackingParts(bench.test)].sort()).toEqual([...lacks].sort());
    });

    for (const [title, suite] of Object.entries(SUITES)) describe(title, () => suite(kit));

    declare('has been tried in all that it claims', async () => {
      expect(kit.untried()).toEqual([]);
    });
  });
}
