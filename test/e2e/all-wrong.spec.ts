import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProcessorProcess } from '../support/process.js';

/** What each variable is wrong with, and the setting that is named beside it. */
const ASTERISK: readonly (readonly [variable: string, value: string, path: string])[] = [
  ['ASTERISK_AMI_URL', 'hush-hush', 'ami.url'],
  ['ASTERISK_AMI_USER', '', 'ami.user'],
  ['ASTERISK_AMI_SECRET', '', 'ami.secret'],
  ['ASTERISK_ARI_URL', 'hush-hush', 'ari.url'],
  ['ASTERISK_ARI_USER', '', 'ari.user'],
  ['ASTERISK_ARI_SECRET', '', 'ari.secret'],
  ['ASTERISK_APP', 'hush hush', 'application'],
  ['ASTERISK_CONTEXT', 'hush hush', 'context'],
  ['ASTERISK_ENDPOINT', 'hush-hush', 'endpoint'],
  ['ASTERISK_PHONES_URL', 'hush-hush', 'browserPhones.url'],
];

const missingIn = (lines: readonly string[], begins: readonly string[]) =>
  begins.filter((one) => !lines.some((line) => line.trim().startsWith(one)));

describe('a configuration in which everything is wrong', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wrong-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** @returns the path of an agents file */
  const agentsFile = (id: string) => {
    const file = join(folder, 'agents.yaml');
    writeFileSync(file, JSON.stringify({ agents: [{ id, password: 'hush-hush' }] }));
    return file;
  };

  const refused = async (settings: object, environment: Record<string, string>) => {
    const CONFIG_FILE = join(folder, 'config.yaml');
    writeFileSync(CONFIG_FILE, JSON.stringify(settings));
    const running = ProcessorProcess.start({ PORT: '0', CONFIG_FILE, ...environment });
    expect(await running.exit()).toBe(1);
    expect(running.output).not.toMatch(/hush.hush|^\s+at /m);
    expect(running.output.startsWith('the configuration cannot be used\n')).toBe(true);
    return running.output.trimEnd().split('\n').slice(1);
  };

  it('is refused in one go: each setting with its path and its variable', async () => {
    const variables = Object.fromEntries(ASTERISK.map(([variable, value]) => [variable, value]));
    const settings = {
      timeouts: { grace: -1 },
      services: [
        { id: 'pbx', provider: 'asterisk', options: { participants: 1, colour: 'red', queues: [{}] } },
        { id: 'sim', provider: 'simulator', options: { ringTimeout: 'hush-hush' } },
        { id: 'a b', provider: 'simulator' },
        { id: 'mine', provider: './test/e2e/external/failing.mjs', options: { create: 'refuses' } },
        { id: 'broken', provider: './test/e2e/external/failing.mjs', options: { create: 'throws' } },
        { id: 'gone', provider: './no/such/provider.mjs' },
        { id: 'bare', provider: 'node:fs' },
      ],
      tls: { cert: join(folder, 'none.pem'), key: join(folder, 'none.pem') },
    };
    const AGENTS_FILE = agentsFile('1 2');
    const lines = await refused(settings, {
      ...variables,
      AGENTS_FILE,
      LOG_LEVEL: 'loud',
      SIMULATOR_URL: 'hush-hush',
    });
    const begins = [
      'timeouts.grace: ',
      'log.level (LOG_LEVEL): ',
      'services.2.id: ',
      'agents.file: agents.0.id: ',
      'agents.file: agents.0.password: ',
      ...ASTERISK.map(([variable, , path]) => `services.pbx.options.${path} (${variable}): `),
      'services.pbx.options.participants: ',
      'services.pbx.options.colour: ',
      'services.pbx.options.queues.0.queue: ',
      'services.sim.options.url (SIMULATOR_URL): ',
      'services.sim.options.ringTimeout: ',
      'services.mine.options.create: ',
      'services.mine.options.more: ',
      'services.gone.provider: ',
      'services.6.provider: ',
      'tls.cert: ',
    ];
    expect(missingIn(lines, begins)).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.join('')).not.toMatch(/services\.(broken|bare)\./);
  });

  it('is refused in one go with what is in the files of several sources of agents', async () => {
    const none = join(folder, 'none');
    const sources = [
      { kind: 'file', file: agentsFile('1 2') },
      { kind: 'file', file: none },
      { kind: 'openid', issuer: 'hush-hush', audience: [] },
      { kind: 'ldap', url: 'hush-hush', base: 'dc=example', caFile: none, bindPasswordFile: none },
    ];
    const services = [{ id: 'mine', provider: './test/e2e/external/failing.mjs', options: { create: 'refuses' } }];
    const lines = await refused({ agents: { sources }, services }, {});
    const begins = [
      'agents.sources.0.file: agents.0.id: ',
      'agents.sources.0.file: agents.0.password: ',
      'agents.sources.1.file: the file cannot be read',
      'agents.sources.2.issuer: ',
      'agents.sources.2.audience: ',
      'agents.sources.3.url: ',
      'agents.sources.3.caFile: the file cannot be read',
      'agents.sources.3.bindPasswordFile: the file cannot be read',
      'services.mine.options.create: ',
    ];
    expect(missingIn(lines, begins)).toEqual([]);
  });
});
