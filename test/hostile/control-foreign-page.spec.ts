import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShellProcess } from './shell-process.js';

const CALL = JSON.stringify({ queue: 'support', from: '+1' });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a page that a developer looks at', () => {
  let running: ShellProcess;
  beforeAll(async () => {
    running = await ShellProcess.start('exec $RUN');
    await running.ready();
  });
  afterAll(() => running.kill());

  /** Asks as a browser would, whose headers `fetch` does not let us write. */
  function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = request(`${running.url}/simulator/${path}`, { method, headers }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      });
      asked.once('error', reject).end(body);
    });
  }
  const calls = async () => (await (await fetch(`${running.url}/simulator/calls`)).json()) as unknown[];

  it.each([
    ['text/plain', CALL],
    ['application/x-www-form-urlencoded', 'queue=support&from=%2B1'],
    ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="queue"\r\n\r\nsupport\r\n--b--'],
    ['application/jsonp', CALL],
    ['', CALL],
  ])('cannot post %j, which needs no leave', async (type, body) => {
    expect(await ask('POST', 'calls', type ? { 'content-type': type } : {}, body)).toBe(415);
    expect(await calls()).toEqual([]);
  });

  it.each([
    ['by another origin', { origin: 'http://evil.example' }],
    ['by the origin of a sandbox', { origin: 'null' }],
    ['by another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['across sites', { 'sec-fetch-site': 'cross-site' }],
    ['across hosts of a site', { 'sec-fetch-site': 'same-site' }],
    ['by a name that was pointed here', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }],
    ['by a name that was pointed here, without an origin', { host: 'evil.example' }],
  ])('cannot work it %s', async (_, headers) => {
    expect(await ask('POST', 'calls', { ...JSON_TYPE, ...headers }, CALL)).toBe(403);
    expect(await ask('POST', 'restart', headers)).toBe(403);
    expect(await ask('POST', 'link/down', headers)).toBe(403);
    expect(await ask('DELETE', 'faults', headers)).toBe(403);
    expect(await ask('GET', 'calls', headers)).toBe(403);
    expect(await calls()).toEqual([]);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  });

  it('of its own can, and so can a developer', async () => {
    const own = { ...JSON_TYPE, origin: running.url, 'sec-fetch-site': 'same-origin' };
    expect(await ask('POST', 'calls', own, CALL)).toBe(201);
    expect(await ask('POST', 'calls', { ...JSON_TYPE, host: 'localhost' }, CALL)).toBe(201);
    expect(await ask('POST', 'calls/c1/hangup', {})).toBe(200);
    expect(await calls()).toHaveLength(2);
  });
});
