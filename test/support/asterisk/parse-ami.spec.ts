import { describe, expect, it } from '@jest/globals';
import { parseAmi } from './parse-ami.js';

describe('parseAmi', () => {
  it('reads fields, also those with colons or nothing in them', () => {
    expect(parseAmi('Event: Newchannel\r\nChannel: PJSIP/1001-1\r\nTime:12:30\r\nLanguage: ')).toEqual({
      Event: 'Newchannel',
      Channel: 'PJSIP/1001-1',
      Time: '12:30',
      Language: '',
    });
  });

  it('passes over the greeting in front of the first answer', () => {
    expect(parseAmi('Asterisk Call Manager/11.0.0\r\nResponse: Success')).toEqual({ Response: 'Success' });
  });
});
