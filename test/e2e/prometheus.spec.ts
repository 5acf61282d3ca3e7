import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { ProcessorProcess } from '../support/process.js';
import { ensurePrometheus } from '../support/prometheus/ensure-prometheus.js';
import { PrometheusLab } from '../support/prometheus/prometheus-lab.js';
import { promtool } from '../support/prometheus/promtool.js';
import { symptomRows } from '../support/prometheus/symptom-rows.js';

/** Enough also where Prometheus has to be fetched first. */
const START_MS = 300_000;

/** Only with a store or with TLS, and only where a provider tells. */
const NOT_HERE = /^interaction_processor_(store_|tls_|switch_request|service_link_lag)/;

const alerts = readFileSync('docker/prometheus/alerts.yml', 'utf8');
const dashboard = readFileSync('docker/grafana/dashboards/interaction-processor.json', 'utf8');
const page = readFileSync('docs/operations.md', 'utf8');
const namesIn = (text: string) => [
  ...new Set(text.match(/\b(interaction_processor|process|nodejs)_[a-z][a-z0-9_]*_?[a-z0-9]+\b/g)),
];
const inFull = (name: string) => (name.startsWith('process_') ? name : `interaction_processor_${name}`);
const family = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

describe('a real Prometheus', () => {
  let folder: string;
  let processor: ProcessorProcess;
  let url: string;
  let prometheus: PrometheusLab;

  beforeAll(async () => {
    folder = await ensurePrometheus();
    processor = ProcessorProcess.start({ PORT: '0', SIMULATOR_CONTROL: 'true', AUDIT_TO: 'stdout' });
    url = await processor.url();
    prometheus = await PrometheusLab.start(folder, new URL(url).host);
  }, START_MS);

  afterAll(async () => {
    await prometheus.stop();
    processor.signal('SIGTERM');
    await processor.exit();
  });

  const metrics = async () => (await fetch(`${url}/metrics`)).text();

  it('takes the configuration and the rules, and the rules fire when they should', () => {
    const checked = promtool(folder, ['check', 'config', 'docker/prometheus/prometheus.yml']);
    expect(checked).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') });
    const tests = 'docker/prometheus/tests';
    const tested = promtool(folder, ['test', 'rules', ...readdirSync(tests)], '', tests);
    expect(tested).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') });
  });

  it('finds nothing amiss in what is told', async () => {
    expect(promtool(folder, ['check', 'metrics'], await metrics())).toEqual({ status: 0, said: '' });
  });

  it('is told every metric that alerts, dashboard and table of symptoms name, and the page lists each', async () => {
    const told = new Set([...(await metrics()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ''));
    const symptoms = symptomRows().flatMap(({ metrics: named }) => named.filter((name) => name !== 'up'));
    const used = [...namesIn(alerts), ...namesIn(dashboard), ...symptoms.map(inFull)].map(family);
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((name) => !told.has(name) && !NOT_HERE.test(name))).toEqual([]);
    const own = [...told].filter((name) => name.startsWith('interaction_processor_'));
    expect([...own, ...used.filter((name) => NOT_HERE.test(name))].filter((name) => !listed(name))).toEqual([]);
  });

  it('fires the alert when a link is down, and no longer when it is back', async () => {
    await eventually(
      'it is seen',
      async () => (await prometheus.query('interaction_processor_service_up')).length === 1,
    );
    await eventually('nothing fires yet', async () => (await prometheus.firing()).length === 0);
    await control('down');
    await eventually('LinkDown fires', async () => (await prometheus.firing()).includes('LinkDown'));
    expect(await prometheus.firing()).toContain('NoInstanceReady');
    await control('up');
    await eventually('nothing fires', async () => (await prometheus.firing()).length === 0);
  });

  async function control(what: 'down' | 'up'): Promise<void> {
    const response = await fetch(`${url}/simulator/link/${what}`, { method: 'POST' });
    expect(response.ok).toBe(true);
  }
});

const listed = (name: string) => page.includes(`| \`${name.replace('interaction_processor_', '')}\``);
