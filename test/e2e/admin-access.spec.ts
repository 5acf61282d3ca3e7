import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Administered, OPERATOR, READER } from '../support/admin/administered.js';
import { exchange } from '../support/admin/exchange.js';
import { succeeded, type Desktop } from '../support/desktop.js';

const NEW = 'a-new-token-0123456789abcdefghijklmn';

describe('whoever wants in to the admin API', () => {
  let running: Administered;
  let agent: Desktop;
  /** what those are told who do not get to the end of what they say */
  let unfinished: Promise<readonly string[]>;

  beforeAll(async () => {
    running = await Administered.start();
    unfinished = Promise.all([exchange(running.admin.url, ['GET /version HTTP/1.1', 'Host: ']), post(100, '{')]);
    agent = await running.signIn('1001');
  });
  afterAll(() => running.stop());

  /** The status of an answer to a request with that head. */
  const statusOf = async (...lines: readonly string[]) => {
    const answer = await exchange(running.admin.url, ['GET /version HTTP/1.1', ...lines, 'Connection: close', '', '']);
    return Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]);
  };
  const TOKEN = `Authorization: Bearer ${OPERATOR}`;

  const post = (length: number, body: string) =>
    exchange(running.admin.url, [
      'POST /sessions/x/end HTTP/1.1',
      `Host: ${new URL(running.admin.url).host}`,
      TOKEN,
      'Content-Type: application/json',
      `Content-Length: ${length}`,
      'Connection: close',
      '',
      body,
    ]);

  it.each(['/version', '/openapi.json', '/metrics', '/nothing', '/sessions/x/end'])(
    'gets nothing at %s without a token, and no hint',
    async (path) => {
      const answer = await fetch(`${running.admin.url}${path}`);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(await answer.json()).toEqual({
        failure: { code: 'INVALID_CREDENTIALS', message: 'a token is needed', retryable: false },
      });
    },
  );

  it.each([
    ['Bearer', 401],
    [`Bearer ${OPERATOR}x`, 401],
    [`Bearer ${OPERATOR.slice(1)}`, 401],
    [`Basic ${OPERATOR}`, 401],
    [`bearer  ${OPERATOR}`, 200],
  ])('by %j is answered with %i', async (authorization, status) => {
    const { port } = new URL(running.admin.url);
    expect(await statusOf(`Host: 127.0.0.1:${port}`, `Authorization: ${authorization}`)).toBe(status);
  });

  it.each([
    [['Host: evil.example'], 403],
    [['Host: 127.0.0.1.evil.example'], 403],
    [['Host: 192.0.2.1'], 403],
    [['Host: localhost', 'Origin: http://localhost'], 403],
    [['Host: localhost', 'Sec-Fetch-Site: none'], 403],
    [['Host: localhost:1'], 200],
    [['Host: [::1]'], 200],
  ])('as %j is answered with %i, though the token is right', async (lines, status) => {
    expect(await statusOf(...lines, TOKEN)).toBe(status);
  });

  it('may look with one token, and do everything with another', async () => {
    const reader = running.as(READER);
    expect((await reader.get('/sessions')).status).toBe(200);
    for (const refused of [reader.post('/drain'), reader.post('/reload'), reader.put('/log-level', { level: 'info' })])
      expect(await refused).toMatchObject({ status: 403, body: { failure: { code: 'FORBIDDEN' } } });
    const measured = await fetch(`${running.admin.url}/metrics`, { headers: { authorization: `Bearer ${READER}` } });
    expect(measured.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await measured.text()).toContain('# TYPE ');
  });

  it('finds none of it on the port of desktops, and none of that here', async () => {
    for (const path of ['/version', '/sessions', '/openapi.json', '/drain'])
      expect((await fetch(`${running.url}${path}`, { headers: { authorization: TOKEN.slice(15) } })).status).toBe(404);
    for (const path of ['/socket.io/?EIO=4&transport=polling', '/asyncapi.json', '/client.js', '/simulator/calls'])
      expect((await running.admin.get(path)).status).toBe(404);
  });

  it('cannot send much', async () => {
    expect(await post(5_000, JSON.stringify({ reason: 'x'.repeat(4_987) }))).toMatch(/^HTTP\/1.1 400 /);
    expect(await post(9, '{"reason"')).toMatch(/^HTTP\/1.1 400 /);
  });

  it('without a token is refused for long, slows no agent, and keeps no operator out', async () => {
    const wrong = { authorization: `Bearer ${'w'.repeat(40)}` };
    const flood = Array.from({ length: 20 }, async () => {
      const seen = new Set<number>();
      for (let n = 0; n < 50; n += 1) {
        const answer = await fetch(`${running.admin.url}/sessions`, { headers: wrong });
        await answer.arrayBuffer();
        seen.add(answer.status);
      }
      return [...seen];
    });
    const times: number[] = [];
    const over = Promise.all(flood).then((one) => one.flat());
    for (let n = 0; n < 20; n += 1) {
      const begun = performance.now();
      succeeded(await agent.command('session.snapshot'));
      times.push(performance.now() - begun);
    }
    expect((await running.admin.get('/sessions')).status).toBe(200);
    expect(new Set(await over)).toEqual(new Set([429]));
    expect(Math.max(...times)).toBeLessThan(2_000);
    const last = await fetch(`${running.admin.url}/sessions`, { headers: wrong });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  }, 60_000);

  it('gets in by a new token when the settings have been read anew, and no more by the old one', async () => {
    running.files.write('operate', 'too short\n');
    const refused = await running.admin.post('/reload');
    expect(refused.body).toMatchObject({ result: 'refused', problems: [{ path: 'admin.tokenFile' }] });
    expect((await running.admin.get('/version')).status).toBe(200);
    running.files.write('operate', `${NEW}\n`);
    expect((await running.admin.post('/reload')).body).toMatchObject({
      result: 'applied',
      changed: [{ path: 'admin.tokenFile' }],
    });
    expect((await running.as(NEW).get('/version')).status).toBe(200);
    expect([401, 429]).toContain((await running.admin.get('/version')).status);
    expect(running.process.output).not.toContain(NEW);
    expect(running.process.output).not.toContain(OPERATOR);
  });

  it('does not take for ever to say what they want', async () => {
    expect((await unfinished).map((answer) => answer.slice(0, 12))).toEqual(['HTTP/1.1 408', 'HTTP/1.1 408']);
  }, 30_000);
});
