import { describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import { failureFields } from './failure-fields.js';

describe('why something has failed', () => {
  it.each([
    [
      new AmiRefusedError('Originate', 'no 4930123'),
      { error: 'AmiRefusedError', action: 'Originate', personal: { reason: 'no 4930123' } },
    ],
    [
      new AriRefusedError('POST /channels/PJSIP%2F4930123/moh', 404, 'no 4930123'),
      {
        error: 'AriRefusedError',
        action: 'POST /channels/{id}/moh',
        status: 404,
        personal: { reason: 'no 4930123' },
      },
    ],
    [new AmiTimeoutError('Ping'), { error: 'AmiTimeoutError', reason: 'Ping: no answer in time' }],
    [
      new CtiRejectedError('no-such-call', 'the call has ended', { to: '4930123' }),
      { error: 'CtiRejectedError', reason: 'the call has ended' },
    ],
    [new TypeError('4930123'), { error: 'TypeError', personal: { reason: 'TypeError: 4930123' } }],
    ['4930123', { error: 'string', personal: { reason: '4930123' } }],
  ])('has what Asterisk and strangers say of it apart: %s', (error, fields) => {
    expect(failureFields(error)).toEqual(fields);
  });
});
