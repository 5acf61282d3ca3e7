import { describe, expect, it } from '@jest/globals';
import { dialledAddress } from './dialled-address.js';

describe('what somebody has pasted to be dialled', () => {
  it.each([
    ['1003', '1003'],
    [' +49 30 1234-567 ', '+49301234567'],
    ['+49 (0)30 1234', '+49301234'],
    ['(030) 12 34/56', '030123456'],
    ['+1.555.010.0199', '+15550100199'],
    ['030\u00a01234\u20115', '03012345'],
    ['*8 1003', '*81003'],
    ['tel:+49-30-1234;ext=5', '+49301234'],
    ['TEL:1003', '1003'],
    ['sip:1003@pbx.example.com', '1003'],
    ['sips:alice:secret@pbx.example.com:5061;transport=tls?x=y', 'alice'],
    ['sip:%2B4930@pbx', '+4930'],
    ['sip:50%@pbx', '50%'],
    ['callto://+4930', '+4930'],
    ['busy', 'busy'],
    ['agent-1', 'agent-1'],
    ['no address', 'no address'],
    ['()', '()'],
    ['', ''],
  ])('%j is %j', (pasted, dialled) => {
    expect(dialledAddress(pasted)).toBe(dialled);
    expect(dialledAddress(dialled)).toBe(dialled);
  });
});
