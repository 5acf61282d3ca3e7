import { describe, expect, it } from '@jest/globals';
import { expiryWarning } from './expiry-warning.js';

const DAY = 86_400_000;
const pair = (days: number) => ({
  context: { cert: '', key: '', minVersion: 'TLSv1.2' as const },
  notBefore: 0,
  notAfter: days * DAY,
});

describe('a certificate', () => {
  it.each([
    ['of a year, with fifteen days left', 365, 350, undefined],
    ['of a year, with thirteen days left', 365, 352, 'expires in 13 days'],
    ['of a year, with some hours left', 365, 364.5, 'expires in 0 days'],
    ['of six days, with three left', 6, 3, undefined],
    ['of six days, with one left', 6, 5, 'expires in 1 days'],
    ['that was good until now', 6, 6, 'has expired'],
    ['that is not good yet', 6, -1, 'is not good before'],
  ])('%s', (_, life, age, said) => {
    const warning = expiryWarning(pair(life), age * DAY);
    if (said === undefined) expect(warning).toBeUndefined();
    else expect(warning).toContain(said);
  });
});
