import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { loadConfig } from './load-config.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(text: string): string {
  const file = join(folder, `${count++}.yaml`);
  writeFileSync(file, text);
  return file;
}

function refused(env: NodeJS.ProcessEnv): InvalidConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

const problems = (env: NodeJS.ProcessEnv): readonly ConfigProblem[] => refused(env).problems;
const problemsOf = (yaml: string, env: NodeJS.ProcessEnv = {}) => problems({ ...env, CONFIG_FILE: write(yaml) });
const paths = (found: readonly ConfigProblem[]) => found.map(({ path }) => path).sort();

describe('loadConfig', () => {
  it('has a default for everything', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      instanceDomain: 'default',
      debug: false,
      log: { level: 'info', format: 'text' },
      limits: {
        frameBytes: 327680,
        messageBytes: 262144,
        messageDepth: 32,
        commandsPerSecond: 100,
        commandBurst: 200,
      },
      journal: { events: 10000, age: 300000, bytes: 3145728, totalBytes: 100663296 },
      attempts: { perAgent: 5, perAddress: 100, window: 60000 },
      agents: { demo: true },
      services: [{ id: 'InteractionProcessor', name: 'Interaction Processor', provider: 'simulator', options: {} }],
    });
    expect(config.timeouts).toMatchObject({
      bind: 30000,
      grace: 60000,
      clientLost: 5000,
      cti: 5000,
      dial: 10000,
      transfer: 25000,
      idempotency: 600000,
      drain: 30000,
      shutdown: 10000,
    });
    expect(config.advertiseUrl).toBeUndefined();
    expect(config.agents.file).toBeUndefined();
  });

  it('lets the environment win over the file, and the file over the defaults', () => {
    const file = write('port: 4000\nhost: 0.0.0.0\nlog:\n  level: warn\n  format: json\ntimeouts: { cti: 700 }\n');
    const config = loadConfig({ CONFIG_FILE: file, PORT: '0', LOG_LEVEL: 'debug', DEBUG_PROTOCOL: '1' });
    expect(config).toMatchObject({ port: 0, host: '0.0.0.0', debug: true, log: { level: 'debug', format: 'json' } });
    expect(config.timeouts).toMatchObject({ cti: 700, bind: 30000 });
  });

  it('takes an empty variable and a key without a value as not given', () => {
    const config = loadConfig({ CONFIG_FILE: write('port:\nlog:\nagents:\n  # file: x\n'), HOST: '', PORT: '' });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, log: { level: 'info' }, agents: { demo: true } });
  });

  it.each(['AUDIT_TO', 'HOST', 'AGENTS_FILE'])(
    'refuses a blank at either end of %s, which nobody would see',
    (variable) => {
      for (const value of [' stdout', 'stdout ', ' ', 'a\n']) {
        expect(problems({ [variable]: value })).toContainEqual(expect.objectContaining({ variable }));
      }
    },
  );

  it('takes a list from a variable, with commas', () => {
    const { trustedProxies } = loadConfig({ TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,2001:db8::/32' });
    expect(trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16', '2001:db8::/32']);
  });

  it.each([
    ['PORT', 'port', '12x'],
    ['PORT', 'port', '0x10'],
    ['PORT', 'port', '-1'],
    ['PORT', 'port', '65536'],
    ['PORT', 'port', '3000.5'],
    ['PORT', 'port', ' 3000'],
    ['DEBUG_PROTOCOL', 'debug', 'yes'],
    ['DEBUG_PROTOCOL', 'debug', 'TRUE'],
    ['DEMO_AGENTS', 'agents.demo', '2'],
    ['NODE_ENV', 'environment', 'staging'],
    ['LOG_LEVEL', 'log.level', 'verbose'],
    ['LOG_FORMAT', 'log.format', 'xml'],
    ['ADVERTISE_URL', 'advertiseUrl', 'not-a-url'],
    ['ADVERTISE_URL', 'advertiseUrl', 'ftp://host/'],
    ['ADVERTISE_URL', 'advertiseUrl', 'https://user:word@host/'],
    ['TRUSTED_PROXIES', 'trustedProxies', 'proxy.example.com'],
    ['TRUSTED_PROXIES', 'trustedProxies', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'trustedProxies', '10.0.0.1, ,10.0.0.2'],
    ['TRUSTED_PROXIES', 'trustedProxies', '2001:db8::/129'],
    ['TRUSTED_PROXIES', 'trustedProxies', '10.0.0.0/8/8'],
    ['CTI_PROVIDER', 'services.0.provider', 'Simulator!'],
    ['SIMULATOR_CONTROL', 'services.*.options.control', 'on'],
    ['SIMULATOR_CUSTOMERS_EVERY', 'services.*.options.customers.every', '5s'],
  ])('refuses %s by its name and as %s: %s', (variable, path, value) => {
    const error = refused({ [variable]: value });
    expect(error.problems).toEqual([{ path, variable, problem: expect.any(String) }]);
    expect(error.message).toContain(`${path} (${variable}): `);
    if (value.length > 4) expect(error.message).not.toContain(value);
  });

  it.each([
    ['prot: 1', 'prot'],
    ['log: { levle: info }', 'log.levle'],
    ['port: "3000"', 'port'],
    ['trustedProxies: 10.0.0.1', 'trustedProxies'],
    ['trustedProxies: [10]', 'trustedProxies'],
    ['debug: "false"', 'debug'],
    ['log: 5', 'log'],
    ['limits: []', 'limits'],
    ['timeouts: { cti: 0 }', 'timeouts.cti'],
    ['timeouts: { grace: 1000000001 }', 'timeouts.grace'],
    ['limits: { messageBytes: 1000000000 }', 'limits.messageBytes'],
    ['journal: { events: 1.5 }', 'journal.events'],
    ['agents: { file: 7 }', 'agents.file'],
    ['agents: 5', 'agents'],
    ['limits: 5', 'limits'],
    ['services: []', 'services'],
    ['services: { id: a }', 'services'],
    ['services: [null]', 'services'],
    ['services: [{ provider: simulator }]', 'services.0.id'],
    ['services: [{ id: a.b, provider: simulator }]', 'services.0.id'],
    ['services: [{ id: ServiceMonitor, provider: simulator }]', 'services.0.id'],
    ['services: [{ id: a }]', 'services.0.provider'],
    ['services: [{ id: a, provider: simulator, options: 5 }]', 'services.0.options'],
    ['services: [{ id: a, provider: simulator }, { id: b, provider: simulator, kind: x }]', 'services.1.kind'],
    ['services: [{ id: a, provider: simulator }, { id: a, provider: asterisk }]', 'services'],
  ])('refuses in the file: %s', (yaml, path) => {
    expect(paths(problemsOf(yaml))).toEqual([path]);
  });

  it('tells everything that is wrong at once', () => {
    const found = problemsOf('prot: 1\ntimeouts: { bind: x }\n', {
      PORT: '12x',
      NODE_ENV: 'production',
      DEBUG_PROTOCOL: 'true',
      AGENTS_FILE: 'agents.yaml',
      DEMO_AGENTS: 'true',
    });
    expect(paths(found)).toEqual(['agents.demo', 'agents.demo', 'debug', 'port', 'prot', 'timeouts.bind']);
    expect(found).toContainEqual({
      path: 'debug',
      variable: 'DEBUG_PROTOCOL',
      problem: 'is not allowed in production',
    });
  });

  it('never tells a value, neither from the environment nor from the file', () => {
    const yaml = 'host: { hunter2secret: hunter2secret }\nport: hunter2secret\nlog: { level: hunter2secret }\n';
    const { message } = refused({ CONFIG_FILE: write(yaml), LOG_FORMAT: 'hunter2secret', PORT: 'hunter2secret' });
    expect(message).not.toContain('hunter2secret');
    expect(refused({ CONFIG_FILE: write('secret: hunter2secret\nsecret: [hunter2secret') }).message).not.toContain(
      'hunter2secret',
    );
  });

  it.each([
    ['not YAML', 'port: [1'],
    ['two documents', 'port: 1\n---\nport: 2'],
    ['nested without end', '['.repeat(100_000)],
    ['of another YAML', '%YAML 1.1\n---\nport: 1'],
    ['a tag as a whole', '!!omap\nport: 1'],
    ['a list', '- port: 1'],
    ['one word', 'port'],
  ])('refuses a file that is %s', (_, yaml) => {
    expect(new Set(paths(problemsOf(yaml)))).toEqual(new Set(['CONFIG_FILE']));
  });

  it.each([
    ['a key twice', 'port: 1\nport: 2', ['port']],
    ['a key twice, once as a number', 'services: [{ 1: a, "1": b }]', ['services.0.1']],
    ['a tag of its own', 'host: !env HOST', ['host']],
    ['code', 'host: !!js/function "() => 1"', ['host']],
    ['bytes', 'log: { level: !!binary aGk= }', ['log.level']],
    ['a tag that changes nothing', 'port: !!int 3000', ['port']],
    ['a tag at a key', '!!str port: 3000', ['port']],
    ['an alias', 'instanceDomain: &a x\nhost: *a', ['instanceDomain', 'host']],
    ['an alias to itself', 'log: &a [*a]', ['log']],
    ['a merge', 'log: { <<: { level: info } }', ['log.<<']],
    ['a merge of an alias', 'log: &l { level: info }\nlimits: { <<: *l }', ['log', 'limits.<<']],
    ['a prototype', '__proto__: { debug: true }', ['__proto__']],
    [
      'a prototype below',
      'services: [{ id: a, provider: b, options: { a: { __proto__: 1 } } }]',
      ['services.0.options.a.__proto__'],
    ],
    ['a constructor', 'log: { constructor: { prototype: { level: debug } } }', ['log.constructor']],
    ['a key "prototype"', 'models: [{ name: a, "prototype": 1 }]', ['models.0.prototype']],
    ['a key that is a list', 'log: { ? [a] : b }', ['log']],
  ])('refuses %s in a file by its path', (_, yaml, expected) => {
    const found = problemsOf(yaml).filter(({ problem }) => / not allowed|is given twice/.test(problem));
    expect(paths(found)).toEqual([...expected].sort());
    expect(Reflect.get({}, 'debug')).toBeUndefined();
  });

  it('tells what a file may not have in one list with all the rest', () => {
    const yaml =
      'port: x\nhost: !!binary aGk=\n__proto__: 1\nlog: &a { level: loud }\nlimits: { frameBytes: x }\nagents: *a';
    expect(paths(problemsOf(yaml, { PORT: 'y' }))).toEqual(
      // Of the port both are told: the variable, and what stands in the file.
      ['__proto__', 'agents', 'host', 'limits.frameBytes', 'log', 'port', 'port'],
    );
  });

  it('refuses a billion laughs at once', () => {
    const line = (n: number) => `l${n}: &l${n} [${Array.from({ length: 10 }, () => `*l${n - 1}`).join(', ')}]`;
    const yaml = ['l0: &l0 [ha]', ...Array.from({ length: 12 }, (_, n) => line(n + 1))].join('\n');
    const found = problemsOf(yaml);
    expect(found.length).toBeLessThan(500);
    expect(paths(found)).toContain('l12');
  });

  it('refuses a file that is not there, without its path', () => {
    const error = refused({ CONFIG_FILE: '/no/such/file.yaml' });
    expect(error.problems).toEqual([{ path: 'CONFIG_FILE', problem: 'the file cannot be read (ENOENT)' }]);
    expect(error.message).not.toContain('/no/such');
  });

  it('takes an empty file as no settings', () => {
    expect(loadConfig({ CONFIG_FILE: write('# nothing\n') })).toEqual(loadConfig({}));
  });
});

describe('loadConfig in production', () => {
  const production = { NODE_ENV: 'production', AGENTS_FILE: 'agents.yaml' };

  it('logs JSON and has no demo agents', () => {
    expect(loadConfig(production)).toMatchObject({ log: { format: 'json' }, agents: { demo: false } });
  });

  it('refuses the demo agents by name', () => {
    expect(problems({ NODE_ENV: 'production', DEMO_AGENTS: 'true' })).toEqual([
      { path: 'agents.demo', variable: 'DEMO_AGENTS', problem: 'is not allowed in production' },
    ]);
  });

  it('refuses to run with nobody who could sign in', () => {
    expect(paths(problems({ NODE_ENV: 'production' }))).toEqual(['agents.file']);
    expect(paths(problems({ DEMO_AGENTS: 'false' }))).toEqual(['agents.file']);
  });
});

describe('the store', () => {
  it.each([
    ['REDIS_URL', 'http://there', 'store.url'],
    ['REDIS_URL', 'redis://there/x', 'store.url'],
    ['REDIS_URL', 'redis://there?a=b', 'store.url'],
    ['REDIS_SENTINELS', 'there', 'store.sentinels'],
    ['REDIS_SENTINELS', 'a:1,b:0', 'store.sentinels'],
  ])('refuses %s=%s and does not repeat it', (name, value, path) => {
    const refused = () => loadConfig({ [name]: value });
    expect(refused).toThrow(InvalidConfigError);
    expect(refused).toThrow(new RegExp(path.replace('.', '\\.')));
    expect(refused).not.toThrow(value);
  });

  it('takes a URL, and sentinels', () => {
    const { store } = loadConfig({ REDIS_URL: 'rediss://u:p%40@there:1/2', REDIS_SENTINELS: 'a:1,[::1]:2' });
    expect(store.sentinels).toEqual(['a:1', '[::1]:2']);
    expect(loadConfig({}).store.url).toBeUndefined();
  });
});
