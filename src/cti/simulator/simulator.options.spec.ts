import { describe, expect, it } from '@jest/globals';
import { InvalidOptionError } from '../port/invalid-option.error.js';
import { providerOptions } from '../port/provider-options.js';
import { SimulatorOptions } from './simulator.options.js';

const read = (raw: Record<string, unknown>) => providerOptions(SimulatorOptions, raw, 'o');

describe('the options of a simulator', () => {
  it('have defaults, also within a block that says little', () => {
    expect(read({})).toMatchObject({ latency: 0, ringTimeout: 20_000, customers: { every: 0, queue: 'support' } });
    expect(read({ customers: { every: 500 } }).customers).toMatchObject({ every: 500, queue: 'support', talk: 45_000 });
  });

  it.each([
    [{ latency: -1 }, 'o.latency'],
    [{ ringTimeout: 0 }, 'o.ringTimeout'],
    [{ dialAnswer: '2000' }, 'o.dialAnswer'],
    [{ retryDelay: 2 ** 31 }, 'o.retryDelay'],
    [{ devices: '(' }, 'o.devices'],
    [{ devices: 7 }, 'o.devices'],
    [{ control: 'yes' }, 'o.control'],
    [{ customers: null }, 'o.customers'],
    [{ customers: 'many' }, 'o.customers'],
    [{ customers: { every: 1.5 } }, 'o.customers.every'],
    [{ customers: { names: 'Ada' } }, 'o.customers.names'],
    [{ customers: { evry: 1 } }, 'o.customers.evry'],
    [{ rngTimeout: 1 }, 'o.rngTimeout'],
  ])('%j is refused by name', (raw, option) => {
    expect(() => read(raw)).toThrow(InvalidOptionError);
    expect(() => read(raw)).toThrow(option);
  });
});
