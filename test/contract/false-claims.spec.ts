import { afterEach, describe, expect, it } from '@jest/globals';
import { CAPABILITIES, DIRECTORY_CAPABILITIES, isOfSession, type Capability } from '../../src/cti/port/capability.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { CtiSession } from '../../src/cti/port/cti-session.js';
import { SIMULATOR_CAPABILITIES } from '../../src/cti/simulator/simulator-capabilities.js';
import { Bench } from '../../src/conformance/bench.js';
import { changesSomething } from '../../src/conformance/capabilities/changes-something.js';
import { directoryMethodOf, methodOf } from '../../src/conformance/capabilities/method-of.js';
import { NO_DIRECTORY } from '../../src/conformance/capabilities/no-directory.js';
import { directoryFaults } from '../../src/conformance/directory-faults.js';
import { claimingFalsely } from './claiming-falsely.js';
import { ContractKit } from '../../src/conformance/contract-kit.js';
import type { FarEndPart } from '../../src/conformance/far-end-part.js';
import { simulatorUnderTest } from './simulator-under-test.js';
import { effectSuite } from '../../src/conformance/suites/effect.suite.js';

/** Where it is waited for what never comes, in milliseconds. */
const NEVER_MS = 100;
const PATIENCE_MS = 2_000;

describe('a provider that claims falsely', () => {
  let bench: Bench | undefined;
  afterEach(() => bench?.stop());

  const begin = async (capability: Capability) => {
    bench = new Bench(async () => {
      const under = await simulatorUnderTest(PATIENCE_MS);
      return { ...under, provider: claimingFalsely(under.provider, capability) };
    });
    await bench.start();
    return bench;
  };

  it.each(SIMULATOR_CAPABILITIES)('is found out where nothing comes of %s', async (capability) => {
    const trying = changesSomething(await begin(capability), capability, NEVER_MS);
    await expect(trying).rejects.toThrow(`${capability} has changed nothing`);
  });

  const kitFor = (claims: readonly Capability[], lacks: readonly FarEndPart[]) => {
    const declared = new Map<string, () => Promise<void>>();
    const kit = new ContractKit(
      'false',
      new Bench(() => simulatorUnderTest(PATIENCE_MS)),
      claims,
      lacks,
      (title, run) => declared.set(title, run),
    );
    return { kit, declared };
  };

  it.each([
    [[], undefined, []],
    [DIRECTORY_CAPABILITIES, NO_DIRECTORY, []],
    [DIRECTORY_CAPABILITIES, undefined, DIRECTORY_CAPABILITIES.map((one) => `${one} is claimed without a directory`)],
    [
      ['session.directory', 'session.subscribe'],
      NO_DIRECTORY,
      ['session.unsubscribe is not claimed, though there is a directory'],
    ],
  ] as const)('is found out by its directory: %#', (capabilities, directory, faults) => {
    const provider = { capabilities, ...(directory && { directory }) } as unknown as CtiProvider;
    expect(directoryFaults(provider)).toEqual(faults);
  });

  it('is found out where no test tries what it claims', async () => {
    const { kit, declared } = kitFor(['channel.ready', 'channel.notready'], []);
    kit.test('makes ready', ['channel.ready'], () => Promise.resolve());
    expect(kit.untried()).toEqual(['channel.ready', 'channel.notready']);
    await declared.get('makes ready')?.();
    expect(kit.untried()).toEqual(['channel.notready']);
  });

  it.each([
    ['its far end has no spare device', CAPABILITIES, ['session.addchannel', 'channel.dispose'], ['a spare device']],
    ['it lacks what is needed for it', ['conversation.retrieve'], ['conversation.retrieve'], []],
  ] as const)('and cannot be tried where %s', (_, claims, untried, lacks) => {
    const { kit, declared } = kitFor(claims, lacks);
    effectSuite(kit);
    expect(claims.filter((one) => !declared.has(`${one} changes something`))).toEqual(untried);
  });
});

describe('the port', () => {
  it('has a method of its own for each capability', () => {
    const ofSession = CAPABILITIES.filter(isOfSession);
    const methods = ofSession.map(methodOf);
    expect(new Set(methods).size).toBe(ofSession.length);
    for (const method of methods) expect(Object.hasOwn(CtiSession.prototype, method)).toBe(true);
    const ofDirectory = DIRECTORY_CAPABILITIES.map(directoryMethodOf);
    expect(ofDirectory.toSorted()).toEqual(Object.keys(NO_DIRECTORY).toSorted());
  });
});
