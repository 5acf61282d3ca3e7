import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from '../../hostile/eventually.js';

const INTERVAL = '200ms';

/** A real Prometheus on loopback that asks one processor, with the alerts of `docker/prometheus` made impatient. */
export class PrometheusLab {
  private constructor(
    private readonly child: ChildProcess,
    private readonly exited: Promise<void>,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  /**
   * @param program folder of the unpacked Prometheus
   * @param target host and port that it asks
   */
  static async start(program: string, target: string): Promise<PrometheusLab> {
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
    const rules = await readFile(resolve('docker/prometheus/alerts.yml'), 'utf8');
    await writeFile(join(folder, 'alerts.yml'), rules.replaceAll(/^ +for: .*$/gm, '        for: 400ms'));
    const config = await readFile(resolve('docker/prometheus/prometheus.yml'), 'utf8');
    const own = config.replaceAll(/(?<=_interval: )\w+/g, INTERVAL).replace('processor:3000', target);
    await writeFile(join(folder, 'prometheus.yml'), own);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const paths = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`];
    const args = [...paths, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', `${program}/prometheus`, ...args], { stdio: 'ignore' });
    const exited = new Promise<void>((done) => child.once('exit', () => done()));
    const lab = new PrometheusLab(child, exited, folder, url);
    await eventually('Prometheus is ready', async () => {
      const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
      return answer?.ok ?? false;
    });
    return lab;
  }

  /** What a query says now: the values, by their labels as JSON. */
  async query(expression: string): Promise<readonly { metric: Record<string, string>; value: number }[]> {
    const response = await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const { data } = (await response.json()) as {
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  /** Names of the alerts that fire. */
  async firing(): Promise<readonly string[]> {
    const found = await this.query('ALERTS{alertstate="firing"}');
    return found.map(({ metric }) => metric['alertname'] ?? '');
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
    await rm(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
