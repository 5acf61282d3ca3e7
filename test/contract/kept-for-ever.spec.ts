import { afterEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../../src/conformance/bench.js';
import { ContractKit } from '../../src/conformance/contract-kit.js';
import type { ProviderUnderTest } from '../../src/conformance/far-end.js';
import { availabilitySuite } from '../../src/conformance/suites/availability.suite.js';
import type { CtiInteraction, CtiReport } from '../../src/cti/port/cti-facts.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { overlaid } from '../../src/cti/wrap-up/overlaid.js';
import { LoopbackFarEnd } from './loopback/loopback-far-end.js';
import { LOOPBACK_CAPABILITIES, LoopbackProvider } from './loopback/loopback-provider.js';
import { LoopbackSwitch } from './loopback/loopback-switch.js';

const PATIENCE_MS = 500;
const TITLE = 'leaves no work where the model has none';
const WITHOUT_WORK = LOOPBACK_CAPABILITIES.filter((one) => one !== 'interaction.complete');

/** The provider, as it were if it kept what has ended, whatever nobody can complete. */
function keepingAll(provider: CtiProvider): CtiProvider {
  const open: CtiProvider['open'] = async (request, listener) => {
    const ended: CtiInteraction[] = [];
    const report = (told: CtiReport) => {
      ended.push(...(told.interactions ?? []).filter(({ conversations }) => conversations.length === 0));
      listener.report(told);
    };
    const session = await provider.open(request, { report, closed: (cause) => listener.closed(cause) });
    const read = async () => {
      const { channels, interactions } = await session.read();
      return { channels, interactions: [...interactions, ...ended] };
    };
    return overlaid(session, { read });
  };
  return overlaid(provider, { open });
}

describe('a provider that keeps for ever what has ended', () => {
  let bench: Bench | undefined;
  afterEach(() => bench?.stop());

  const trial = async (as: (provider: CtiProvider) => CtiProvider) => {
    const loop = new LoopbackSwitch();
    const provider = new LoopbackProvider(loop, WITHOUT_WORK);
    const under: ProviderUnderTest = {
      provider: as(provider),
      farEnd: new LoopbackFarEnd(loop, provider, PATIENCE_MS),
      agents: [
        { id: 'ann', extension: '1', queues: ['loop'] },
        { id: 'bob', extension: '2', queues: ['loop'] },
      ],
      patience: PATIENCE_MS,
      stop: () => provider.stop(),
    };
    bench = new Bench(async () => under);
    await bench.start();
    const declared = new Map<string, () => Promise<void>>();
    availabilitySuite(new ContractKit('kept', bench, WITHOUT_WORK, [], (title, run) => declared.set(title, run)));
    const test = declared.get(TITLE);
    if (!test) throw new Error(`the kit does not try what ${TITLE}`);
    return test();
  };

  it('is found out by the kit', async () => {
    await expect(trial(keepingAll)).rejects.toThrow(/call1/);
  });

  it('and one that does not is not', async () => {
    await trial((provider) => provider);
  });
});
