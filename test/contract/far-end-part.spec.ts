import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgentDevice, FarEnd, ProviderUnderTest } from '../../src/conformance/far-end.js';
import { lackingParts } from '../../src/conformance/far-end-part.js';
import { Simulated } from './simulated.js';
import { SimulatorFarEnd } from './simulator-far-end.js';

const AGENT = { id: '1001', extension: '1001', queues: ['support'] };

describe('what a driver of the far end lacks', () => {
  let whole: ProviderUnderTest;
  beforeEach(async () => {
    const { provider, simulator } = await Simulated.start();
    whole = {
      provider,
      farEnd: new SimulatorFarEnd(simulator, 1),
      agents: [AGENT, AGENT],
      spareExtension: '1099',
      patience: 1,
      stop: () => provider.stop(),
    };
  });
  afterEach(() => whole.stop());

  const put = <T extends object>(one: T, without: Partial<Record<keyof T, unknown>>): T => {
    const copy = Object.create(one) as T;
    return Object.assign(copy, without);
  };
  const farEnd = (without: Partial<Record<keyof FarEnd, unknown>>) => ({
    ...whole,
    farEnd: put(whole.farEnd, without),
  });
  const device = (without: Partial<Record<keyof AgentDevice, unknown>>) =>
    farEnd({ device: () => put(whole.farEnd.device(AGENT), without) });

  it('is nothing for the simulator', () => {
    expect(lackingParts(whole)).toEqual([]);
  });

  it.each([
    ['a number that is silent', () => farEnd({ numbers: { ...whole.farEnd.numbers, silent: undefined } })],
    ['a lost answer', () => farEnd({ loseNextReply: undefined })],
    ['a restart of the switch', () => farEnd({ restartSwitch: undefined })],
    ['a record of dispositions', () => farEnd({ dispositions: undefined })],
    ['a spare device', () => put(whole, { spareExtension: undefined })],
    ['a transfer at the device', () => device({ transfer: undefined })],
    ['a consultation at the device', () => device({ consult: undefined })],
    ['a consultation at the device', () => device({ completeTransfer: undefined })],
  ])('is %s, and is found out', (part, make) => {
    expect(lackingParts(make())).toEqual([part]);
  });
});
