import { describe, expect, it } from '@jest/globals';
import { mirrored, parseSdp, renderSdp } from './sdp.js';

const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=Asterisk',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 12346 RTP/AVP 0 8 96',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:96 telephone-event/8000',
  'a=sendrecv',
  '',
];
const offer = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [from, to]) => text.replace(from, to), OFFER.join('\r\n'));

describe('parseSdp', () => {
  it('reads where the audio goes and how keys are sent', () => {
    expect(parseSdp(offer())).toEqual({ host: '127.0.0.1', port: 12_346, direction: 'sendrecv', dtmfPayload: 96 });
  });

  it.each(['sendonly', 'recvonly', 'inactive'] as const)('reads the direction %s', (direction) => {
    expect(parseSdp(offer(['a=sendrecv', `a=${direction}`])).direction).toBe(direction);
  });

  it('takes a direction or an address of the whole session where the audio has none, and its own where it has', () => {
    const session = offer(['a=sendrecv\r\n', ''], ['t=0 0', 't=0 0\r\na=sendonly']);
    expect(parseSdp(session).direction).toBe('sendonly');
    const own = offer(['m=audio 12346 RTP/AVP 0 8 96', 'm=audio 12346 RTP/AVP 0 8 96\r\nc=IN IP4 127.0.0.9']);
    expect(parseSdp(own).host).toBe('127.0.0.9');
  });

  it('means both ways where nothing is said, and hold by the address 0.0.0.0', () => {
    expect(parseSdp(offer(['a=sendrecv\r\n', ''])).direction).toBe('sendrecv');
    expect(parseSdp(offer(['c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0'])).direction).toBe('inactive');
  });

  it('looks at the audio alone', () => {
    const video = `${offer()}m=video 9000 RTP/AVP 31\r\na=inactive\r\n`;
    expect(parseSdp(video)).toMatchObject({ port: 12_346, direction: 'sendrecv' });
    expect(parseSdp('v=0\r\nm=video 9000 RTP/AVP 31\r\n').port).toBe(0);
  });

  it('reads what the phone itself writes', () => {
    expect(parseSdp(renderSdp('127.0.0.2', 4000, 'recvonly', 1, 2))).toEqual({
      host: '127.0.0.2',
      port: 4000,
      direction: 'recvonly',
      dtmfPayload: 101,
    });
  });
});

describe('mirrored', () => {
  it('lets the one who is not spoken to keep silent', () => {
    expect(mirrored('sendonly')).toBe('recvonly');
    expect(mirrored('recvonly')).toBe('sendonly');
    expect(mirrored('inactive')).toBe('inactive');
  });
});
