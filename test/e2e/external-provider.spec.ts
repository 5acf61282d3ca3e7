import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessorProcess } from '../support/process.js';
import { AtWork } from './external/at-work.js';

const TIMEOUT = 60_000;
const FACTORY =
  '{ port: 1, create: () => ({ vendor: "v", version: "1", capabilities: [], start: async (l) => l.link({ state: "up" }), stop: async () => {}, open: async () => ({}) }) }';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'providers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns the path */
function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** @returns the folder of a package */
function packageWith(name: string, manifest: object, file: string, text: string): string {
  write(`${name}/${file}`, text);
  return dirname(write(`${name}/package.json`, JSON.stringify({ name, ...manifest })));
}

describe('a provider from outside', () => {
  let work: AtWork | undefined;
  let refused: ProcessorProcess | undefined;
  afterEach(async () => {
    await work?.end();
    refused?.signal('SIGKILL');
    await refused?.exit();
    [work, refused] = [undefined, undefined];
  });

  it(
    'is a file, a package in a folder with or without exports, or a module of the older kind',
    async () => {
      const paths = {
        file: write('file.mjs', `export default ${FACTORY};`),
        exports: packageWith('exports', { type: 'module', exports: './a.js' }, 'a.js', `export default ${FACTORY};`),
        main: packageWith('main', { main: 'b.js' }, 'b.js', `module.exports = ${FACTORY};`),
        plain: packageWith('plain', {}, 'index.js', `exports.__esModule = true; exports.default = ${FACTORY};`),
      };
      work = await AtWork.start(Object.entries(paths).map(([id, provider]) => ({ id, provider })));
      for (const id of Object.keys(paths)) await work.is(id, 'InService');
    },
    TIMEOUT,
  );

  it(
    'that cannot be used is refused at the start, each with its reason',
    async () => {
      const unusable: Readonly<Record<string, readonly [string, string]>> = {
        nowhere: ['./no/such/provider.mjs', 'there is no provider at that path'],
        unknown: ['pigeons', 'there is no package of that name'],
        scoped: ['@no/such-provider', 'there is no package of that name'],
        throws: [write('throws.mjs', '\nthrow new Error("no licence");'), 'Error: no licence (file://'],
        broken: [write('broken.mjs', 'export default {'), 'SyntaxError'],
        needs: [write('needs.mjs', 'import "no-such-dependency";'), "Cannot find package 'no-such-dependency'"],
        empty: [write('empty.mjs', 'export const create = 1;'), 'no factory as its default export'],
        shape: [write('shape.mjs', 'export default { port: 1, create: 1 };'), 'no function create'],
        port: [write('port.mjs', 'export default { create() {} };'), 'does not say its port'],
        old: [write('old.mjs', 'export default { port: 0, create() {} };'), 'made for version 0 of the port'],
      };
      refused = AtWork.launch(Object.entries(unusable).map(([id, [provider]]) => ({ id, provider })));
      expect(await refused.exit()).toBe(1);
      const lines = refused.output.split('\n');
      for (const [id, [, reason]] of Object.entries(unusable)) {
        const line = lines.find((one) => one.includes(`services.${id}.provider: `));
        expect(line).toContain(reason);
      }
      expect(refused.output).not.toMatch(/^\s+at /m);
    },
    TIMEOUT,
  );

  it(
    'costs its own services at most by what its module begins while it is loaded',
    async () => {
      // Nothing of the provider stands in the stack of that error.
      const begins = "import { connect } from 'node:net';\nsetInterval(() => connect(1, '127.0.0.1'), 200);\n";
      const provider = write('begins.mjs', `${begins}connect(1, '127.0.0.1');\nexport default ${FACTORY};`);
      work = await AtWork.start([
        { id: 'one', provider },
        { id: 'two', provider },
        { id: 'good', provider: 'simulator' },
      ]);
      const failed = { reason: 'the provider has failed' };
      for (const id of ['one', 'two']) expect(await work.is(id, 'OutOfService')).toMatchObject(failed);
      expect((await work.status('good')).status).toBe('InService');
      expect(await work.end()).toBe(0);
      work = undefined;
    },
    TIMEOUT,
  );

  it(
    'says all its wrong options at once, together with those of others',
    async () => {
      refused = AtWork.launch(
        [
          { id: 'mine', provider: './test/e2e/external/failing.mjs', options: { create: 'refuses' } },
          { id: 'pbx', provider: 'asterisk', options: { context: 'a,b' } },
        ],
        { ASTERISK_AMI_SECRET: 'hush-hush' },
      );
      expect(await refused.exit()).toBe(1);
      for (const line of [
        'services.mine.options.create: is wrong',
        'services.mine.options.more: is missing',
        'services.pbx.options.ami.url (ASTERISK_AMI_URL): must look like tcp://host:port',
        'services.pbx.options.ami.user (ASTERISK_AMI_USER): ',
        'services.pbx.options.ari.url (ASTERISK_ARI_URL): must look like http://host:port',
        'services.pbx.options.ari.user (ASTERISK_ARI_USER): ',
        'services.pbx.options.ari.secret (ASTERISK_ARI_SECRET): ',
        'services.pbx.options.context (ASTERISK_CONTEXT): ',
      ])
        expect(refused.output).toContain(line);
      expect(refused.output).not.toContain('hush-hush');
    },
    TIMEOUT,
  );
});
