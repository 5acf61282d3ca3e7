import { describe, expect, it } from '@jest/globals';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import { goneIsFine } from './gone-is-fine.js';

describe('what is gone', () => {
  it.each([
    new AmiRefusedError('Hangup', 'No such channel'),
    new AriRefusedError('DELETE /channels/1.1', 404, 'Channel not found'),
    new AriRefusedError('POST /bridges', 409, 'Bridge already exists'),
  ])('needs nothing more: %s', async (failure) => {
    await expect(goneIsFine(Promise.reject(failure))).resolves.toBeUndefined();
  });

  it.each([new AriRefusedError('POST /bridges', 500, 'Unable to create bridge'), new AmiTimeoutError('Hangup')])(
    'is not what has failed: %s',
    async (failure) => {
      await expect(goneIsFine(Promise.reject(failure))).rejects.toBe(failure);
    },
  );

  it('is not what has been done', async () => {
    await expect(goneIsFine(Promise.resolve(7))).resolves.toBe(7);
  });
});
