import { describe, expect, it } from '@jest/globals';
import type { InstanceEntry } from '../../protocol/service/instance-entry.js';
import { Addresses } from './addresses.js';
import { backoff } from './backoff.js';

const instance = (id: string, more: Partial<InstanceEntry> = {}): InstanceEntry => ({
  id,
  url: `http://${id}`,
  status: 'InService',
  sessions: 1,
  ...more,
});

describe('the addresses', () => {
  const taken = (addresses: Addresses, count: number) => Array.from({ length: count }, () => addresses.next());

  it('go round', () => {
    const addresses = new Addresses(['http://a/', 'http://b:80'], () => 0, ['http://c']);
    expect(taken(addresses, 4)).toEqual(['http://a', 'http://b', 'http://c', 'http://a']);
  });

  it.each([
    'localhost:3000',
    '127.0.0.1:3000',
    'host',
    '',
    'null',
    'ftp://host',
    'file:///page.html',
    'http://host/cti',
    'http://host/?a=b',
    'http://host/#a',
  ])('are not what says less or more than where to go: %p', (url) => {
    expect(() => new Addresses(['http://a', url], () => 0)).toThrow(new TypeError(`no address: http://a,${url}`));
  });

  it('are one at least', () => {
    expect(() => new Addresses([], () => 0, ['http://a'])).toThrow(TypeError);
  });

  it('are of HTTP or WebSocket, with TLS or without', () => {
    const given = ['http://a', 'https://a:8443/', 'ws://a', 'wss://a', 'HTTP://[::1]:3000'];
    const origins = ['http://a', 'https://a:8443', 'ws://a', 'wss://a', 'http://[::1]:3000'];
    expect(new Addresses(given, () => 0).all).toEqual(origins);
  });

  it('are those that instances tell, in an order of chance, then the given ones, then the one in use', () => {
    const lots = [0.9, 0.1, 0.5];
    const addresses = new Addresses(['http://balancer', 'http://b'], () => lots.shift() ?? 0, ['http://gone']);
    addresses.learn([instance('a'), instance('b'), instance('c')], 'http://b');
    expect(addresses.all).toEqual(['http://c', 'http://a', 'http://balancer', 'http://b']);
  });

  it('are also those that have lost their switch, after the others', () => {
    const addresses = new Addresses(['http://a'], () => 0.5);
    addresses.learn([instance('b', { status: 'OutOfService' }), instance('c'), instance('a')], 'http://a');
    expect(addresses.all).toEqual(['http://c', 'http://b', 'http://a']);
  });

  it('are none of those that cannot be gone to', () => {
    const addresses = new Addresses(['http://a'], () => 0);
    const { url: _, ...mute } = instance('b');
    addresses.learn([mute, instance('c', { status: 'Stopping' }), instance('d', { url: 'not one' })], 'http://a');
    expect(addresses.all).toEqual(['http://a']);
  });
});

describe('the pause before an attempt', () => {
  it('is short while there are addresses that were not tried, then longer each round, up to an end', () => {
    expect([0, 1, 2].map((attempt) => backoff(attempt, 3, 1))).toEqual([100, 100, 100]);
    expect([3, 6, 9, 300].map((attempt) => backoff(attempt, 3, 1))).toEqual([250, 500, 1_000, 10_000]);
    expect(backoff(3_000_000, 3, 0)).toBe(5_000);
  });
});
