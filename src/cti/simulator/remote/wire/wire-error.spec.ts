import { describe, expect, it } from '@jest/globals';
import {
  CtiRejectedError,
  CtiTimeoutError,
  CtiUnavailableError,
  UnsupportedError,
} from '../../../../errors/switch-errors.js';
import { fromWire, toWire, type WireError } from './wire-error.js';

const sent = (error: unknown) => fromWire(JSON.parse(JSON.stringify(toWire(error))) as WireError);

describe('an error on its way', () => {
  it.each([
    new CtiRejectedError('busy', 'engaged', { device: '1001' }),
    new CtiTimeoutError(),
    new CtiUnavailableError('cut by hand'),
    new UnsupportedError('channel.dial', { why: 'no' }),
  ])('comes out as it went in: %s', (error) => {
    const come = sent(error);
    expect(come).toBeInstanceOf(error.constructor);
    expect(come).toMatchObject({ code: error.code, message: error.message });
    expect(Reflect.get(come, 'details')).toEqual(error.details);
  });

  it('tells nothing of a fault of the switch', () => {
    expect(sent(new TypeError('of /secret/path')).message).not.toContain('secret');
    expect(fromWire({ code: '__proto__', message: 'x' })).toBeInstanceOf(Error);
  });
});
