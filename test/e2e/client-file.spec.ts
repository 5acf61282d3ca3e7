import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ProcessorProcess } from '../support/process.js';
import { Processor } from '../support/processor.js';
import { claimPort } from '../support/redis/claim-port.js';

const RUN_MS = 60_000;
const BOT_LINES = 15;

/** As it is on the wire: `fetch` unzips by itself. */
function raw(url: string, headers: Record<string, string>): Promise<{ status: number; headers: object; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

describe('the client that the server gives out', () => {
  let processor: Processor;
  let folder: string;
  let program: ProcessorProcess | undefined;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: 2 * RUN_MS });
    folder = mkdtempSync(join(tmpdir(), 'client-file-'));
    processor = await Processor.start();
  });

  afterEach(async () => {
    program?.signal('SIGTERM');
    await program?.exit();
    program = undefined;
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await processor.stop();
  });

  it('is a module for pages of any origin, which is asked for once', async () => {
    const url = `${processor.url}/client.js`;
    const [plain, zipped] = [await raw(url, {}), await raw(url, { 'accept-encoding': 'br, gzip' })];
    const { headers } = plain as { headers: Record<string, string> };
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      vary: 'Accept-Encoding',
      etag: expect.stringMatching(/^W\/"[\w-]{43}"$/),
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', etag: headers['etag'] });
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect((await raw(url, { 'accept-encoding': 'gzip;q=0' })).body.equals(plain.body)).toBe(true);
    const again = await raw(url, { 'if-none-match': `"other", ${headers['etag']}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await raw(url, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('works in a page without a build step, which shows its form again when the session is over', async () => {
    const client = join(folder, 'client.mjs');
    writeFileSync(client, await (await fetch(`${processor.url}/client.js`)).text());
    const [, text] = /<script type="module">([^]*)<\/script>/.exec(readFileSync('examples/page.html', 'utf8')) ?? [];
    const script = join(folder, 'page.mjs');
    writeFileSync(script, text?.replace('`${server}/client.js`', `'${pathToFileURL(client).href}'`) ?? '');
    const args = ['--experimental-websocket', 'test/support/page-in-node.mjs', script, processor.url];
    program = ProcessorProcess.run(args, process.cwd(), {});
    await program.prints(/kept/);
    await (await processor.desktop()).signIn('1001', 'demo', true);
    expect(await program.exit()).toBe(0);
    expect(program.output.trim().split('\n')).toEqual([
      '["1001: live","channel notready |ready"]',
      '["1001: live","channel ready "]',
      'kept',
      '["1001: over"]',
    ]);
  });

  it(`makes a bot of ${BOT_LINES} lines at most, which answers and completes what comes`, async () => {
    expect(readFileSync('examples/bot.mjs', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(BOT_LINES);
    const bot = (program = ProcessorProcess.run(['examples/bot.mjs', processor.url, '1002'], process.cwd(), {}));
    await bot.prints(/Agent 1002 is ready/);
    for (const from of ['+15550101', '+15550102']) {
      const call = await processor.customerCalls(from, { agent: '1002', queue: undefined });
      const connected = async () => {
        const calls = (await processor.simulator('GET', 'calls')) as { id: string }[];
        return JSON.stringify(calls.find(({ id }) => id === call)).includes('connected');
      };
      while (!(await connected())) await new Promise((resolve) => setTimeout(resolve, 20));
      await processor.simulator('POST', `calls/${call}/hangup`);
    }
    expect(bot.alive).toBe(true);
  });

  it('makes a bot that signs in anew at a server that was started again, and ends where somebody else has its place', async () => {
    const PORT = String((await claimPort()).port);
    let own = await Processor.start({ PORT });
    try {
      const bot = (program = ProcessorProcess.run(['examples/bot.mjs', own.url, '1002'], process.cwd(), {}));
      await bot.prints(/is ready/);
      await own.stop();
      own = await Processor.start({ PORT });
      await bot.prints(/is ready[^]*is ready/);
      await (await own.desktop()).signIn('1002', 'demo', true);
      expect(await bot.exit()).toBe(1);
      expect(bot.output).toContain('somebody else works as this agent now');
    } finally {
      await own.stop();
    }
  });
});
