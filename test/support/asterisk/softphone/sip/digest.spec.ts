import { describe, expect, it } from '@jest/globals';
import { digest } from './digest.js';

const MUFASA = { user: 'Mufasa', password: 'Circle Of Life' };
const NONCE = 'dcd98b7102dd2f0e8b11d0f600bfb0c093';

describe('digest', () => {
  it('answers the example of RFC 2617', () => {
    const challenge = `Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="${NONCE}", opaque="5ccc069c"`;
    const header = digest(challenge, MUFASA, 'GET', '/dir/index.html', '0a4f113b');
    expect(header).toContain('response="6629fae49393a05397450978507c4ef1"');
    expect(header).toContain('qop=auth, nc=00000001, cnonce="0a4f113b"');
    expect(header).toContain('opaque="5ccc069c"');
  });

  it('answers a challenge without qop in the old way (RFC 2069)', () => {
    const header = digest(`Digest realm="testrealm@host.com", nonce="${NONCE}"`, MUFASA, 'GET', '/dir/index.html', 'x');
    expect(header).toContain('response="670fd8c2df070c60b045671b8b24ff02"');
    expect(header).not.toContain('qop');
  });
});
