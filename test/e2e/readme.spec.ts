import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

const run = promisify(execFile);
const EXAMPLE_MS = 60_000;

const readme = readFileSync('README.md', 'utf8');
const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

/** The pages that are held to the truth here. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('docs/adr')];

function markdownIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

const textOf = (path: string) => readFileSync(path, 'utf8');

/** What `npm <script>` or `npm run <script>` a page names, flags left out. */
function scriptsIn(text: string): string[] {
  const runs = [...text.matchAll(/npm run (?:-\S+ )*([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map((match) => match[1] ?? '');
  return [...runs, ...short];
}

/** The tests that a page names. */
const testsIn = (text: string) => text.match(/\b(?:src|test)\/[\w./-]+\.(?:spec|suite)\.ts\b/g) ?? [];

/** Where the relative links of a page lead, from the project's root. */
function linksIn(path: string): string[] {
  const targets = [...textOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => (target.startsWith('#') ? `${path}${target}` : normalize(join(dirname(path), target))));
}

/** The anchors that the headings of a page have. */
function anchorsOf(path: string): string[] {
  const headings = [...textOf(path).matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe('the first session of the README', () => {
  let processor: Processor;
  /** It seeks for a while, beside the others. */
  let nobody: Promise<unknown>;

  beforeAll(async () => {
    await run(process.execPath, ['scripts/build-if-needed.mjs'], { timeout: 3 * EXAMPLE_MS });
    nobody = run(process.execPath, ['examples/agent.mjs', 'http://127.0.0.1:1'], { timeout: EXAMPLE_MS });
    nobody.catch(() => undefined);
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  it('prints what the README says', async () => {
    const [, told] = /^```text\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    expect(scripts['example']).toBe('node examples/agent.mjs');
    const { stdout, stderr } = await run(process.execPath, ['examples/agent.mjs', processor.url], {
      timeout: EXAMPLE_MS,
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(told);
  });

  it('works again, and ends a session that is in the way', async () => {
    const former = await (await processor.desktop()).signIn('1001');
    const { stdout } = await run(process.execPath, ['examples/agent.mjs', processor.url], { timeout: EXAMPLE_MS });
    expect(stdout).toContain('there is a session since');
    expect(stdout).toMatch(/session\.ended.*\n +closed\n$/);
    expect(former.names()).toContain('session.ended');
  });

  it('says what is wrong where nobody listens', async () => {
    await expect(nobody).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Is the processor running?'),
    });
  });

  it('shows a program that outlives a call of its own', async () => {
    const [, shown = ''] = /^```js\n([^]*?)^```$/m.exec(readme) ?? [];
    const own = `
      const call = await session.channels[0].dial('noanswer');
      await client.getServices();
      await call.release();
      await session.logout();
      client.close();
    `;
    const program = shown.replace('http://127.0.0.1:3000', processor.url) + own;
    const { stderr } = await run(process.execPath, ['--input-type=module', '-e', program], { timeout: EXAMPLE_MS });
    expect(stderr).toBe('');
  });

  it('can do every command, as the README says', async () => {
    const desktop = await processor.desktop();
    const answer = succeeded(await desktop.send({ command: 'getServices', data: { type: 'InteractionProcessor' } }));
    const [service] = answer['services'] as { capabilities: { commands: string[] } }[];
    const all = SESSION_COMMANDS.filter((one) => one !== 'session.phone');
    expect(service?.capabilities.commands.toSorted()).toEqual(all.sort());
  });
});

describe('what the pages name is there', () => {
  it.each(PAGES)('npm scripts: %s', (path) => {
    expect(scriptsIn(textOf(path)).filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(PAGES)('relative links: %s', (path) => {
    const broken = linksIn(path).filter((link) => {
      const [file = '', anchor] = link.split('#');
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it.each(PAGES)('tests: %s', (path) => {
    expect(testsIn(textOf(path)).filter((name) => !existsSync(name))).toEqual([]);
  });

  it('what is said to be reliable names the tests that show it, row by row', () => {
    const page = textOf('docs/reliability.md');
    const rows = page.split('\n').filter((text) => text.startsWith('|') && !text.startsWith('| -'));
    const from = (title: string) => rows.findIndex((row) => row.startsWith(`| ${title} `));
    const shown = rows.slice(0, from('who')).filter((row) => !row.startsWith('| what fails '));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((row) => testsIn(row).length === 0)).toEqual([]);
  });

  it('the README names the two commands, and the Node that package.json asks for', () => {
    expect(scriptsIn(readme)).toEqual(expect.arrayContaining(['start', 'check', 'example']));
    expect(readme).toContain(`Node ${engines.node.replace('>=', '≥ ')}`);
  });
});
