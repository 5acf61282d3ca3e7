import { describe, expect, it } from '@jest/globals';
import { whoOf } from './who-of.js';

describe('with whom a contact is', () => {
  const call = { from: '+15550100', to: 'support', origin: { kind: 'queue' } } as const;

  it.each([
    [
      { ...call, customer: { address: '+15550100', name: 'Ann' } },
      { address: '+15550100', name: 'Ann' },
    ],
    [call, { address: '+15550100' }],
    [{ from: '1001', to: '1002', origin: { kind: 'dialled' } } as const, { address: '1002' }],
    [
      { from: '1001', to: '1002', origin: { kind: 'direct', by: { address: '1001', name: 'Bo' } } } as const,
      { address: '1001', name: 'Bo' },
    ],
    [{ ...call, origin: { kind: 'transfer', by: { address: '1003' } } } as const, { address: '+15550100' }],
  ])('%j is %j', (interaction, who) => {
    expect(whoOf(interaction)).toEqual(who);
  });
});
