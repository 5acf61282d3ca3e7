import { describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiClosedError, AmiFieldError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { asteriskFailure, translated } from './asterisk-failure.js';
import { linkReason } from '../link/link-reason.js';

const lost = (code: string) => Object.assign(new Error('network'), { code });

describe('what Asterisk says, in our words', () => {
  it.each([
    [
      new AmiRefusedError('Hangup', 'No such channel'),
      'CTI_REJECTED',
      { reason: 'refused', action: 'Hangup', text: 'No such channel' },
    ],
    [
      new AriRefusedError('POST /x', 409, 'not in Stasis'),
      'CTI_REJECTED',
      { reason: 'wrong-state', status: 409, text: 'not in Stasis' },
    ],
    [new AmiFieldError('Reason', 'contains a line break'), 'CTI_REJECTED', { reason: 'invalid-data', field: 'Reason' }],
    [new AmiTimeoutError('Ping'), 'CTI_TIMEOUT', { action: 'Ping' }],
    [new AriTimeoutError('GET /x'), 'CTI_TIMEOUT', { request: 'GET /x' }],
    [new AmiClosedError(), 'CTI_UNAVAILABLE', undefined],
    [new AmiProtocolError('a line is too long'), 'CTI_UNAVAILABLE', undefined],
    [new AriClosedError(), 'CTI_UNAVAILABLE', undefined],
  ])('%s', (error, code, details) => {
    expect(asteriskFailure(error)).toMatchObject({ code, ...(details ? { details } : {}) });
    // The foreign words are for programs that look into the details.
    expect((asteriskFailure(error) as Error).message).not.toMatch(/AMI|ARI|Stasis|channel/);
  });

  it('leaves alone what is ours, and what is a fault of ours', async () => {
    const ours = new CtiRejectedError('refused', 'no');
    const fault = new TypeError('x is undefined');
    await expect(translated(() => Promise.reject(ours))).rejects.toBe(ours);
    await expect(translated(() => Promise.reject(fault))).rejects.toBe(fault);
  });

  it.each([
    [new AmiRefusedError('Login', 'Authentication failed'), /refused the AMI user/],
    [new AriRefusedError('event socket', 401, 'Unauthorized'), /refused the ARI user/],
    [new AmiClosedError(undefined, { cause: lost('ECONNREFUSED') }), /AMI: nothing listens there/],
    [
      new AriClosedError(undefined, { cause: new TypeError('fetch', { cause: lost('ENOTFOUND') }) }),
      /ARI: .*not known/,
    ],
    [new AmiTimeoutError('Ping'), /AMI does not answer/],
    [new AriTimeoutError('GET /x'), /ARI does not answer/],
    [new AmiClosedError(), /AMI: the connection was lost/],
    [new TypeError('secret'), /^the switch could not be read$/],
  ])('as the reason of a link that is down: %s', (error, words) => {
    expect(linkReason(error)).toMatch(words);
  });
});
