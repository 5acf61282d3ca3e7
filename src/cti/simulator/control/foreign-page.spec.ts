import { describe, expect, it } from '@jest/globals';
import { foreignPage } from './foreign-page.js';

describe('foreignPage', () => {
  const NAMES = ['cti.example.com'];

  it.each([
    [{ host: 'localhost:3000' }],
    [{ host: '127.0.0.1:3000' }],
    [{ host: '[::1]:3000' }],
    [{ host: 'app.localhost' }],
    [{ host: 'LOCALHOST:3000' }],
    [{ host: 'cti.example.com' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [{ host: 'localhost', origin: 'http://LOCALHOST', site: 'same-origin' }],
    [{ host: '127.0.0.1:3000', site: 'none' }],
    [{ host: '192.0.2.7:3000', local: false }],
    [{ host: '[2001:db8::1]', local: false }],
    [{ host: 'processor:3000', local: false }],
  ])('takes %j for nobody else’s', (request) => {
    expect(foreignPage({ local: true, ...request }, NAMES)).toBeUndefined();
  });

  it.each([
    [{ host: 'evil.example' }],
    [{ host: 'evil.example', local: false }],
    [{ host: '127.0.0.1.evil.example' }],
    [{ host: '127.evil.example' }],
    [{ host: 'localhost.evil.example' }],
    [{ host: 'evillocalhost' }],
    [{ host: '192.0.2.7' }],
    [{ host: undefined }],
    [{ host: '' }],
    [{ host: 'a b' }],
    [{ host: 'localhost:3000', origin: 'http://evil.example' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:5173' }],
    [{ host: 'localhost:3000', origin: 'null' }],
    [{ host: 'localhost:3000', origin: '' }],
    [{ host: 'localhost:3000', site: 'cross-site' }],
    [{ host: 'localhost:3000', site: 'same-site' }],
    [{ host: 'localhost:3000', site: 'anything' }],
  ])('takes %j for somebody else’s', (request) => {
    expect(foreignPage({ local: true, ...request }, NAMES)).toEqual(expect.any(String));
  });
});
