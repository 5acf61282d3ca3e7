import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';

/** Packing and installing some hundred packages, from npm's cache where they are there. */
const INSTALL_TIMEOUT = 180_000;
const TIMEOUT = 60_000;

/** Runs it. @returns what it prints; @throws with all of that */
function run(cwd: string, command: string, ...args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', timeout: INSTALL_TIMEOUT, stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: unknown; readonly stderr?: unknown };
    throw new Error(`${command} ${args.join(' ')}: ${String(stdout)}${String(stderr)}`, { cause: error });
  }
}

describe('the example of a provider, outside of this repository', () => {
  let folder: string;
  let provider: string;
  let packed: readonly string[];
  let running: ProcessorProcess | undefined;
  let desktop: Desktop | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    provider = join(folder, 'provider');
    run('.', process.execPath, 'scripts/build-if-needed.mjs');
    const told = run('.', 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
    const [{ filename, files }] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
    packed = files.map(({ path }) => path);
    cpSync('examples/provider', provider, {
      recursive: true,
      filter: (path) => !/examples\/provider\/(dist|node_modules)(\/|$)/.test(path),
    });
    const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
    run(provider, 'npm', 'install', ...quiet, join(folder, filename));
    run(provider, 'npm', 'run', 'build');
  }, INSTALL_TIMEOUT);

  afterEach(async () => {
    desktop?.close();
    running?.signal('SIGTERM');
    await running?.exit();
    [desktop, running] = [undefined, undefined];
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('comes with the program, the types of what is exported, the pages and examples, and nothing else', () => {
    const expected =
      /^(LICENSE|(README|CHANGELOG|CONTRIBUTING)\.md|docs\/[\w/-]+\.md|docs\/images\/[\w-]+\.png|examples\/[\w-]+\.(mjs|html)|package\.json|config\/.*\.yaml|dist\/.*\.(js|d\.ts)|dist\/client\.(d\.cts|cjs)|dist\/(contract\/asyncapi|admin\/openapi)\.json|dist\/console\/(index\.html|assets\/[\w-]+\.(css|svg)))$/;
    expect(packed.filter((path) => !expected.test(path) || path.includes('.spec.'))).toEqual([]);
    expect(packed).toEqual(expect.arrayContaining(['dist/main.js', 'dist/provider.d.ts', 'dist/conformance.d.ts']));
  });

  it('passes the kit, and leaves nothing untried that it claims', () => {
    const told = run(provider, 'npm', 'test');
    expect(told).toMatch(/make call +yes/);
    expect(told).toMatch(/clear connection +yes/);
    expect(told).not.toMatch(/untried|FAILED/);
  });

  it('has types for bundlers as well', () => {
    const { compilerOptions, ...rest } = JSON.parse(readFileSync(join(provider, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    const bundled = { ...compilerOptions, module: 'esnext', moduleResolution: 'bundler', noEmit: true };
    writeFileSync(join(provider, 'bundler.json'), JSON.stringify({ ...rest, compilerOptions: bundled }));
    run(provider, 'npx', 'tsc', '-p', 'bundler.json');
  });

  const dials = async () => {
    desktop = await (await Desktop.connect((await running?.url()) ?? '')).signIn('1001');
    const answer = succeeded(await desktop.command('channel.dial', 'phone', { to: 'tel:+1-555-0100' }));
    expect(answer).toMatchObject({ result: 'success' });
    const talks = ({ data }: { data?: unknown }) => JSON.stringify(data ?? {}).includes('"connected"');
    const { data } = await desktop.until(talks, 'a call that is talked on');
    expect(JSON.stringify(data)).toContain('+15550100');
    expect(await desktop.command('channel.dial', 'phone', { to: '12' })).toMatchObject({ result: 'failure' });
  };

  it(
    'is dialled with, named by its path, where it has a copy of the package of its own',
    async () => {
      running = ProcessorProcess.start({ PORT: '0', CTI_PROVIDER: provider });
      await dials();
    },
    TIMEOUT,
  );

  it(
    'is dialled with, named by its package, with the packed program',
    async () => {
      const program = 'node_modules/.bin/interaction-processor';
      running = ProcessorProcess.run([program], provider, { PORT: '0', CTI_PROVIDER: 'interaction-processor-dialler' });
      await dials();
      expect(running.output).not.toMatch(/ERROR/);
    },
    TIMEOUT,
  );
});
