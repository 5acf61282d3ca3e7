import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ENVIRONMENT_VARIABLES } from '../../src/config/environment-variables.js';
import { loadConfig } from '../../src/config/load-config.js';

interface Service {
  readonly profiles?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
  readonly mem_limit?: string;
  readonly image?: string;
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Record<string, { readonly condition: string }>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const all = Object.entries(services);
/** whose variables are not ours */
const OF_OTHERS = ['asterisk', 'grafana'];
const INSTANCES = ['instance-1', 'instance-2'];
const namesIn = (service: Service) => Object.keys(service.environment ?? {});

/** The configuration that a service gets, its secrets' files standing elsewhere. */
async function configurationOf(name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'));
  await writeFile(join(folder, 'secret'), 'secret\n');
  const environment = Object.entries(services[name]?.environment ?? {}).map(
    ([key, value]) => [key, key.endsWith('_FILE') ? join(folder, 'secret') : value] as const,
  );
  const config = loadConfig(Object.fromEntries(environment));
  await rm(folder, { recursive: true });
  return config;
}

describe('docker-compose.yml', () => {
  it('gives the service alone by default', () => {
    expect(all.filter(([, service]) => !service.profiles).map(([name]) => name)).toEqual(['processor']);
  });

  it('has Prometheus ask a service that it has, at the port that has the metrics', () => {
    const { scrape_configs: jobs } = parse(read('docker/prometheus/prometheus.yml')) as {
      scrape_configs: { static_configs: { targets: string[] }[] }[];
    };
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
    expect(targets).toEqual(['processor:3000']);
    expect(services['processor']?.ports).toEqual(['127.0.0.1:3000:3000']);
  });

  it('sets only what the configuration takes: simulator and demo agents, and a second one with its switch', async () => {
    expect(await configurationOf('processor')).toMatchObject({
      agents: { demo: true },
      services: [{ provider: 'simulator' }],
    });
    expect(await configurationOf('processor-asterisk')).toMatchObject({
      services: [{ provider: 'asterisk', options: { ami: { secret: 'secret' }, ari: { secret: 'secret' } } }],
    });
    const known = new Set(
      ENVIRONMENT_VARIABLES.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : name)),
    );
    const given = all.flatMap(([name, service]) => (OF_OTHERS.includes(name) ? [] : namesIn(service)));
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has two instances on one Redis and one switch, each known by the address it is published at', async () => {
    const cluster = all.filter(([, { profiles }]) => profiles?.includes('cluster')).map(([name]) => name);
    expect(cluster).toEqual([...INSTANCES, 'switch', 'redis']);
    expect(services['switch']?.command).toEqual(['node', 'dist/simulator.js']);
    const { port } = await configurationOf('switch');
    for (const name of INSTANCES) {
      const [published] = services[name]?.ports ?? [];
      const config = await configurationOf(name);
      expect(config).toMatchObject({
        agents: { demo: true },
        store: { url: 'redis://redis:6379' },
        services: [{ provider: 'simulator', options: { url: `http://switch:${port}` } }],
      });
      expect(`${config.advertiseUrl}:3000`).toBe(`http://${published}`);
      expect(Object.keys(services[name]?.depends_on ?? {})).toEqual(['redis', 'switch']);
    }
    const domains = await Promise.all(INSTANCES.map(async (name) => (await configurationOf(name)).instanceDomain));
    expect(new Set(domains).size).toBe(1);
  });

  it('has the health of each asked for: by its image, or here', () => {
    const asked = all.filter(([, service]) => service.healthcheck).map(([name]) => name);
    expect(asked).toEqual(['redis']);
    expect(read('Dockerfile')).toMatch(/^HEALTHCHECK /m);
    expect(read('docker/asterisk/Dockerfile')).toMatch(/^HEALTHCHECK /m);
  });

  it('has a Redis that throws nothing away, and keeps nothing on a disk', () => {
    const command = services['redis']?.command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--save  --appendonly no');
    expect(services['redis']?.ports).toBeUndefined();
  });

  it('publishes on this machine only, no port twice, and not AMI', () => {
    const ports = all.flatMap(([, service]) => service.ports ?? []);
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(ports.filter((port) => port.endsWith(':5038'))).toEqual([]);
  });

  it('has telephones in the browser for those who are such at the switch, where browsers reach it', async () => {
    const { services: configured } = await configurationOf('processor-asterisk');
    const accounts = [...read('docker/asterisk/conf/pjsip.conf').matchAll(/^\[(\d+)\]\(browser\)$/gm)].map(
      ([, one]) => one,
    );
    expect(accounts).toEqual(['1001', '1002', '1003', '1004']);
    const browserPhones = { url: 'ws://127.0.0.1:8088/ws', extensions: accounts };
    expect(configured).toMatchObject([{ options: { browserPhones } }]);
    expect(services['asterisk']?.ports).toContain('127.0.0.1:8088:8088');
    expect(await configurationOf('processor-asterisk')).toMatchObject({ console: true });
  });

  it("publishes the ports of Asterisk's voice", () => {
    const [, first, last] = /rtpstart = (\d+)\nrtpend = (\d+)/.exec(read('docker/asterisk/conf/rtp.conf')) ?? [];
    expect(services['asterisk']?.ports).toContain(`127.0.0.1:${first}-${last}:${first}-${last}/udp`);
  });

  it('takes rights and a writable root from every container', () => {
    const hardened = { cap_drop: ['ALL'], read_only: true, security_opt: ['no-new-privileges:true'] };
    for (const [, service] of all) expect(service).toMatchObject(hardened);
  });

  it('gives no container all of the machine, and lets no log fill the disk', () => {
    const memory = expect.stringMatching(/^\d+[mg]$/);
    for (const [, service] of all) {
      expect(service).toMatchObject({
        mem_limit: memory,
        memswap_limit: service.mem_limit,
        cpus: expect.any(Number),
        pids_limit: expect.any(Number),
        logging: { driver: 'local', options: { 'max-size': '20m', 'max-file': '5' } },
      });
    }
  });

  it('leaves the service the files that as many connections as it takes need', async () => {
    const { limits } = await configurationOf('processor');
    const { ulimits } = services['processor'] as { ulimits: { nofile: { soft: number; hard: number } } };
    expect(ulimits.nofile.soft).toBeGreaterThanOrEqual(limits.connections * 2);
    expect(ulimits.nofile.hard).toBe(ulimits.nofile.soft);
  });

  it('has a Prometheus and a Grafana beside the service, which change nothing of what they are given', () => {
    const metrics = all.filter(([, { profiles }]) => profiles?.includes('metrics'));
    expect(metrics.map(([name]) => name)).toEqual(['prometheus', 'grafana']);
    const folders = metrics.flatMap(([, { volumes }]) => volumes ?? []).filter((one) => one.startsWith('.'));
    expect(folders.filter((one) => !/^\.\/docker\/[\w/]+:[\w/]+:ro$/.test(one))).toEqual([]);
  });

  it('takes every image of others in a version', () => {
    const images = all
      .flatMap(([, { image }]) => image ?? [])
      .filter((one) => !one.startsWith('interaction-processor'));
    expect(images.length).toBe(3);
    expect(images.filter((one) => !/^[\w/]+:v?\d[\w.-]*(@sha256:[0-9a-f]{64})?$/.test(one))).toEqual([]);
  });

  it('waits for a shutdown as long as one may take', async () => {
    const { timeouts } = await configurationOf('processor');
    expect(Number.parseInt(services['processor']?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(
      timeouts.shutdown * 2,
    );
    for (const name of INSTANCES) {
      expect(Number.parseInt(services[name]?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(
        timeouts.shutdown * 2 + timeouts.drain,
      );
    }
  });
});
