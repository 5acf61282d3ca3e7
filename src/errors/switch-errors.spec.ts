import { describe, expect, it } from '@jest/globals';
import type { RejectionReason } from '../protocol/rejection-reason.js';
import { why, type WhyCode } from '../protocol/why.js';
import { CtiRejectedError } from './switch-errors.js';

describe('what a provider from elsewhere says', () => {
  it('has a reason of the list, whatever it was given', () => {
    const { details } = new CtiRejectedError('0' as RejectionReason, 'no', { reason: '0', queue: 'q' });
    expect(details).toEqual({ reason: 'refused', queue: 'q' });
  });

  it('has a code of the list, whatever it was given', () => {
    expect(why('toString' as WhyCode, 'just so')).toEqual({ why: 'just so', whyCode: 'other' });
    expect(why('muted')).toEqual({ why: 'the conversation is muted already', whyCode: 'muted' });
  });
});
