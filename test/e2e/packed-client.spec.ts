import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { Processor } from '../support/processor.js';

const RUN_MS = 60_000;
/** Bytes that a page loads for the client, Socket.IO and all. */
const BUDGET = 20_000;
const MODULES = realpathSync('node_modules');

const run = (cwd: string, command: string, ...args: readonly string[]) =>
  promisify(execFile)(command, args, { cwd, timeout: RUN_MS });

const SIGN_IN = `
  const client = await connect(process.argv[2]);
  const session = await client.signIn({ agent: '1001', password: 'demo', confirm: () => true });
  const error = await session.channels[0].dial('').catch((error) => error);
  console.log(session.info.agent, error instanceof RefusedError, error.name, error.code);
  await session.logout();
  client.close();
`;

const CONSUMER = `
  import { connect, ClientError, type Conversation, type Session } from 'interaction-processor/client';
  export async function work(): Promise<void> {
    const client = await connect('http://127.0.0.1:3000', { signal: AbortSignal.timeout(1000) });
    const session: Session = await client.signIn({ agent: '1', password: '2', confirm: async ({ bound }) => bound });
    session.on('conversation.statechanged', ({ object, data, cause }) => {
      const state: 'alerting' | 'dialing' | 'connected' | 'held' | 'ended' | 'unknown' = object.state;
      if (state === data.conversation.state && cause?.code === 'answered') object.hold().catch((error: unknown) => {
        if (error instanceof ClientError && error.code === 'INVALID_STATE') console.log(error.retryable);
      });
    });
    const call: Conversation | undefined = await session.channels[0]?.dial('1');
    const topics = ['agents', 'queues'] as const;
    await session.follow(topics);
    await session.directory({ kinds: ['agent'] as const });
    // @ts-expect-error what was told cannot be changed
    if (call) call.state = 'held';
  }
`;

/** The code that a page shows, as one program. */
const shownIn = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/^```(?:js|ts)\n([^]*?)^```$/gm)].map(([, code]) => code ?? '').join('');

describe('the typed client as it is packed', () => {
  let folder: string;
  let archive: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packed-client-'));
    execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: 2 * RUN_MS });
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8', timeout: RUN_MS })) as [
      { filename: string },
    ];
    archive = join(folder, filename);
    const installed = join(folder, 'node_modules', 'interaction-processor');
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
    // What a package manager would put there.
    for (const name of ['engine.io-client', 'socket.io-parser'])
      symlinkSync(join(MODULES, name), join(folder, 'node_modules', name));
    // What a page of the documentation imports beside.
    symlinkSync(join(MODULES, '@opentelemetry'), join(folder, 'node_modules', '@opentelemetry'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('resolves with types for Node, as ESM and CJS, and for bundlers', async () => {
    await run('.', 'npx', 'publint', archive, '--strict');
    await run('.', 'npx', 'attw', archive, '--entrypoints', 'client', '--profile', 'node16');
  });

  it('has types that a strict program can be written with, such as the pages show', async () => {
    const programs = [CONSUMER, shownIn('docs/client.md'), shownIn('README.md')];
    const files = programs.map((_, n) => `program-${n}.ts`);
    files.forEach((file, n) => writeFileSync(join(folder, file), programs[n] ?? ''));
    const strict = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    await run(folder, join(MODULES, '.bin', 'tsc'), ...strict, '--lib', 'es2022,dom', ...files);
  });

  it('has what its README links to', () => {
    const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\(([\w./-]+)\)/g)].map(([, link]) => link ?? '');
    expect(links).toContain('docs/client.md');
    const installed = join(folder, 'node_modules', 'interaction-processor');
    expect(links.filter((link) => !existsSync(join(installed, link)))).toEqual([]);
  });

  it(`is ${BUDGET} bytes at most where a page loads it`, () => {
    const options = { bundle: true, minify: true, write: false, format: 'esm', platform: 'browser' } as const;
    const entry = join(folder, 'node_modules/interaction-processor/dist/client.js');
    const built = buildSync({ ...options, target: 'es2022', legalComments: 'none', entryPoints: [entry] });
    const [{ contents } = { contents: '' }] = built.outputFiles;
    const size = gzipSync(contents, { level: 9 }).length;
    process.stdout.write(`  the client is ${size} bytes of ${BUDGET}\n`);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  describe('works', () => {
    let processor: Processor;

    beforeAll(async () => {
      processor = await Processor.start();
    });

    afterAll(() => processor.stop());

    it.each([
      ['ESM', 'agent.mjs', `import { connect, RefusedError } from 'interaction-processor/client';${SIGN_IN}`],
      [
        'CJS',
        'agent.cjs',
        `const { connect, RefusedError } = require('interaction-processor/client');(async () => {${SIGN_IN}})();`,
      ],
    ])('as %s', async (_, file, text) => {
      writeFileSync(join(folder, file), text);
      const { stdout } = await run(folder, process.execPath, file, processor.url);
      expect(stdout).toBe('1001 true RefusedError INVALID_MESSAGE\n');
    });
  });
});
