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

describe('a configuration in which everything is wrong', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wrong-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refused = async (settings: object, environment: Record<string, string>) => {
    const [CONFIG_FILE, AGENTS_FILE] = [join(folder, 'config.yaml'), join(folder, 'agents.yaml')];
    writeFileSync(CONFIG_FILE, JSON.stringify(settings));
    writeFileSync(AGENTS_FILE, JSON.stringify({ agents: [{ id: '1 2', password: 'hush-hush' }] }));
    const running = ProcessorProcess.start({ PORT: '0', CONFIG_FILE, AGENTS_FILE, ...environment });
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
      ],
    };
    const lines = await refused(settings, { ...variables, LOG_LEVEL: 'loud', SIMULATOR_URL: 'hush-hush' });
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
    ];
    expect(begins.filter((one) => !lines.some((line) => line.trim().startsWith(one)))).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
