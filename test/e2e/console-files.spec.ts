import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { loadConfig } from '../../src/config/load-config.js';
import { Processor } from '../support/processor.js';

const BUILD_MS = 120_000;
/** Bytes of all that a browser loads before it shows the page, zipped. */
const FIRST_LOAD = 60_000;
/** Of what is loaded by those alone who telephone in the page. */
const PHONE = 70_000;

describe('GET /console', () => {
  let processor: Processor;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${processor.url}${path}`, { headers });

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: BUILD_MS });
    processor = await Processor.start();
  }, BUILD_MS);

  afterAll(() => processor?.stop());

  it.each(['/console', '/console/', '/console/wallboard'])(
    'gives the page at %s, which nobody may frame',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const etag = answer.headers.get('etag') ?? '';
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    },
  );

  it(`is ${FIRST_LOAD} bytes at most with all that it loads at first, each of which lasts`, async () => {
    const page = await (await get('/console')).text();
    const parts = [...page.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(parts.length).toBeGreaterThan(1);
    let size = gzipSync(page, { level: 9 }).length;
    for (const path of parts) {
      const answer = await get(path);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      size += gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
    }
    process.stdout.write(`  the console's first load is ${size} bytes of ${FIRST_LOAD}\n`);
    expect(size).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it(`has the telephone in a file of its own, ${PHONE} bytes at most`, async () => {
    const page = await (await get('/console')).text();
    const [, main = ''] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(page) ?? [];
    const [phone = ''] = /phone-[\w-]+\.js/.exec(await (await get(main)).text()) ?? [];
    expect(page).not.toContain(phone);
    const script = Buffer.from(await (await get(`/console/assets/${phone}`)).arrayBuffer());
    expect(script.includes('REGISTER')).toBe(true);
    const size = gzipSync(script, { level: 9 }).length;
    process.stdout.write(`  the telephone is ${size} bytes of ${PHONE}\n`);
    expect(size).toBeLessThanOrEqual(PHONE);
  });

  it.each(['/console/assets/none.js', '/console/assets/..%2f..%2fmain.js', '/console/other'])(
    'has no %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is not there in production, unless asked for', async () => {
    const production = { NODE_ENV: 'production', AGENTS_FILE: 'config/agents.example.yaml' };
    const asked = loadConfig({ ...production, CONSOLE: 'true' });
    expect([loadConfig(production).console, asked.console]).toEqual([false, true]);
    const other = await Processor.start({ CONSOLE: 'false' });
    try {
      expect((await fetch(`${other.url}/console`)).status).toBe(404);
      expect((await fetch(`${other.url}/client.js`)).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});
