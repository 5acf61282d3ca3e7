import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidConfigError } from './invalid-config.error.js';
import { loadConfig } from './load-config.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function message(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('options of a provider from the environment', () => {
  it('go to the default service when it has that provider', () => {
    const { services } = loadConfig({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: 'tcp://pbx:5038',
      ASTERISK_AMI_USER: 'ami',
      ASTERISK_AMI_SECRET: 'one',
      ASTERISK_ARI_URL: 'http://pbx:8088',
      ASTERISK_ARI_USER: 'ari',
      ASTERISK_ARI_SECRET: 'two',
      ASTERISK_APP: 'app',
      ASTERISK_CONTEXT: 'agents',
      ASTERISK_ENDPOINT: 'PJSIP/{extension}',
      SIMULATOR_CONTROL: 'true',
    });
    expect(services[0]?.options).toEqual({
      ami: { url: 'tcp://pbx:5038', user: 'ami', secret: 'one' },
      ari: { url: 'http://pbx:8088', user: 'ari', secret: 'two' },
      application: 'app',
      context: 'agents',
      endpoint: 'PJSIP/{extension}',
    });
  });

  it('go to every service with that provider, over what the file says, and to no other', () => {
    const file = write(
      'services.yaml',
      `services:
        - { id: sim, provider: simulator, options: { control: false, ring: 5, customers: { queue: q } } }
        - { id: sim2, name: Second, provider: simulator }
        - { id: pbx, provider: asterisk, options: { context: out } }
        - { id: other, provider: other, options: { control: kept } }`,
    );
    const { services } = loadConfig({
      CONFIG_FILE: file,
      SIMULATOR_CONTROL: '1',
      SIMULATOR_CUSTOMERS_EVERY: '9000',
      ASTERISK_AMI_USER: 'ami',
    });
    expect(services.map(({ id, name, options }) => [id, name, options])).toEqual([
      ['sim', 'sim', { control: true, ring: 5, customers: { queue: 'q', every: 9000 } }],
      ['sim2', 'Second', { control: true, customers: { every: 9000 } }],
      ['pbx', 'pbx', { context: 'out', ami: { user: 'ami' } }],
      ['other', 'other', { control: 'kept' }],
    ]);
  });

  it('are left as they are, for the provider to check', () => {
    const file = write('any.yaml', 'services: [{ id: a, provider: simulator, options: { x: [1, { y: "2" }] } }]');
    expect(loadConfig({ CONFIG_FILE: file }).services[0]?.options).toEqual({ x: [1, { y: '2' }] });
  });

  it('CTI_PROVIDER is refused beside listed services', () => {
    const file = write('listed.yaml', 'services: [{ id: a, provider: simulator }]');
    expect(message({ CONFIG_FILE: file, CTI_PROVIDER: 'asterisk' })).toContain('CTI_PROVIDER: cannot be given');
  });
});

const secretOf = (file: string) =>
  loadConfig({ CTI_PROVIDER: 'asterisk', ASTERISK_AMI_SECRET_FILE: file }).services[0]?.options;

describe('a secret in a file', () => {
  it.each([
    ['word', 'word'],
    ['word\n', 'word'],
    ['word\r\n', 'word'],
    [' two words \n\n', ' two words \n'],
  ])('loses one line break at its end: %j', (content, secret) => {
    expect(secretOf(write('secret', content))).toEqual({ ami: { secret } });
  });

  it('is refused beside the variable itself', () => {
    const file = write('secret', 'hunter2');
    const told = message({ ASTERISK_ARI_SECRET: 'swordfish', ASTERISK_ARI_SECRET_FILE: file });
    expect(told).toContain('(ASTERISK_ARI_SECRET): is given twice, here and by ASTERISK_ARI_SECRET_FILE');
    expect(told).not.toMatch(/hunter2|swordfish/);
  });

  it('is refused when it cannot be read or is empty, by name', () => {
    expect(message({ ASTERISK_AMI_SECRET_FILE: join(folder, 'none') })).toContain(
      'services.*.options.ami.secret (ASTERISK_AMI_SECRET_FILE): the file cannot be read (ENOENT)',
    );
    expect(message({ ASTERISK_AMI_SECRET_FILE: write('empty', '\n') })).toContain(
      '(ASTERISK_AMI_SECRET_FILE): the file is empty',
    );
  });

  it('is only for secrets', () => {
    const options = loadConfig({ CTI_PROVIDER: 'asterisk', ASTERISK_AMI_USER_FILE: write('user', 'ami') });
    expect(options.services[0]?.options).toEqual({});
  });
});
