import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Processor } from '../support/processor.js';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
  'cache-control': expect.any(String),
};

/** Everything that answers, in the ways that it may. */
const ASKED: readonly { path: string; status: number; init?: RequestInit }[] = [
  { path: '/health/live', status: 200 },
  { path: '/health/ready', status: 200 },
  { path: '/asyncapi.json', status: 200 },
  { path: '/client.js', status: 200 },
  { path: '/console', status: 200 },
  { path: '/console/wallboard', status: 200 },
  { path: '/console/assets/none.js', status: 404 },
  { path: '/simulator', status: 200 },
  { path: '/simulator/calls', status: 200 },
  {
    path: '/simulator/calls',
    status: 400,
    init: { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
  },
  {
    path: '/simulator/calls',
    status: 413,
    init: { method: 'POST', body: `"${'x'.repeat(70_000)}"`, headers: { 'content-type': 'application/json' } },
  },
  { path: '/', status: 404 },
  { path: '/nothing/here', status: 404 },
  { path: '/%E0%A4%A', status: 404 },
  { path: '/socket.io/?EIO=4&transport=polling', status: 200 },
  { path: '/socket.io/?EIO=4&transport=none', status: 400 },
  { path: '/socket.io/?EIO=4&transport=polling&sid=none', status: 400 },
];

describe('what browsers are told with every answer', () => {
  let processor: Processor;
  beforeAll(async () => {
    processor = await Processor.start();
  });
  afterAll(() => processor.stop());

  const headersOf = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${processor.url}${path}`, init);
    await response.arrayBuffer();
    return { status: response.status, ...Object.fromEntries(response.headers) };
  };

  it.each(ASKED)('$path, answered with $status', async ({ path, status, init }) => {
    const headers = await headersOf(path, init);
    expect(headers).toMatchObject({ status, ...EVERYWHERE });
    for (const told of ['x-powered-by', 'server', 'strict-transport-security'])
      expect(Object.keys(headers)).not.toContain(told);
  });

  it('lets pages of any origin have the client, and nobody keep what changes', async () => {
    expect(await headersOf('/client.js')).toMatchObject({
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'cache-control': 'public, no-cache',
    });
    expect(await headersOf('/health/live')).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('lets the console run its own files, use the microphone and talk to a switch', async () => {
    const headers = await headersOf('/console');
    expect(headers).toMatchObject({ 'permissions-policy': 'microphone=(self)' });
    expect(headers).toMatchObject({ 'content-security-policy': expect.stringContaining("script-src 'self'") });
  });
});
