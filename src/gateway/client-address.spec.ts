import { describe, expect, it } from '@jest/globals';
import { ClientAddress } from './client-address.js';
import { clientNetwork } from '../addresses/client-network.js';

const behind = (...trustedProxies: string[]) => new ClientAddress({ trustedProxies });

describe('ClientAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    [undefined, ''],
    ['/run/socket', ''],
  ])('of %s without a trusted proxy is %s, whatever is said', (peer, address) => {
    expect(behind().of({ peer, forwarded: undefined })).toBe(address);
    expect(behind().of({ peer, forwarded: '198.51.100.7' })).toBe(address);
    expect(behind('203.0.113.0/24').of({ peer, forwarded: '198.51.100.7' })).toBe(address);
  });

  it.each<[said: string | string[], address: string]>([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:5678', '198.51.100.7'],
    ['2001:DB8::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['[2001:db8::7]:5678', '2001:db8::7'],
    ['"[2001:db8::7]:5678"', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    // What the client itself says stands further left.
    ['127.0.0.1, 198.51.100.7', '198.51.100.7'],
    ['unknown, 198.51.100.7', '198.51.100.7'],
    [['203.0.113.9', '198.51.100.7'], '198.51.100.7'],
    // Through further proxies that are trusted.
    ['192.0.2.66, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['198.51.100.7 ,10.1.2.3,\t2001:db8:ffff::1', '198.51.100.7'],
    // All of them are trusted: the furthest.
    ['10.9.9.9, 10.1.2.3', '10.9.9.9'],
    // What cannot be read ends the walk: the proxy before it is the last one that is known.
    ['198.51.100.7, unknown', '10.0.0.1'],
    ['198.51.100.7, _hidden, 10.1.2.3', '10.1.2.3'],
    ['198.51.100.7,', '10.0.0.1'],
    ['', '10.0.0.1'],
    ['198.51.100.777', '10.0.0.1'],
    ['1', '10.0.0.1'],
    ['0x7f.1', '10.0.0.1'],
    ['[::1', '10.0.0.1'],
  ])('behind trusted proxies that say %j is %s', (forwarded, address) => {
    const client = behind('10.0.0.0/8', '2001:db8:ffff::/48');
    expect(client.of({ peer: '10.0.0.1', forwarded })).toBe(address);
    expect(client.of({ peer: '::ffff:10.0.0.1', forwarded })).toBe(address);
  });

  it.each([
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['::1', '::1', true],
    ['::1', '127.0.0.1', false],
    ['::ffff:10.0.0.0/104', '10.7.7.7', true],
    ['::ffff:10.0.0.0/104', '11.7.7.7', false],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['::/0', '2001:db8::1', true],
  ])('with %s trusted, %s is trusted: %s', (range, peer, trusted) => {
    expect(behind(range).of({ peer, forwarded: '198.51.100.7' })).toBe(trusted ? '198.51.100.7' : peer);
  });

  it('of a long header takes no longer than its length', () => {
    const forwarded = Array.from({ length: 2_000 }, () => '10.1.2.3').join(',');
    expect(behind('10.0.0.0/8').of({ peer: '10.0.0.1', forwarded })).toBe('10.1.2.3');
  });
});

describe('clientNetwork', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['::1', '::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['', ''],
  ])('of %j is %j', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });
});
