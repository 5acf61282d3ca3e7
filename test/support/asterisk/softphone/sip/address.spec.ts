import { describe, expect, it } from '@jest/globals';
import { parseAddress } from './address.js';

describe('parseAddress', () => {
  it.each([
    ['"Agent One" <sip:1001@127.0.0.1:5060>;tag=abc', 'sip:1001@127.0.0.1:5060', '1001', 'abc'],
    ['<sip:1001@127.0.0.1;ob>', 'sip:1001@127.0.0.1;ob', '1001', undefined],
    ['sip:1001@127.0.0.1;tag=abc', 'sip:1001@127.0.0.1', '1001', 'abc'],
    ['<sip:127.0.0.1:5060>', 'sip:127.0.0.1:5060', undefined, undefined],
    ['<sip:1002@host?Replaces=x%3Bto-tag%3Dy>', 'sip:1002@host?Replaces=x%3Bto-tag%3Dy', '1002', undefined],
    ['<sip:1001@host;tag=inside>;tag=outside', 'sip:1001@host;tag=inside', '1001', 'outside'],
  ])('takes %s apart', (value, uri, user, tag) => {
    expect(parseAddress(value)).toEqual({ uri, user, tag });
  });
});
