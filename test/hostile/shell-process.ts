import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openOutputFile } from '../support/secrets/output-file.js';
import { plantSettings } from '../support/secrets/plant-settings.js';
import { eventually } from './eventually.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built program under a line of the shell that sets its surroundings, on a port known beforehand. */
export class ShellProcess {
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  }

  /**
   * @param line where `$RUN` is the program, e.g. `ulimit -n 64; exec $RUN`
   * @param stdio its standard streams; by default no test hears them, and they are looked through for secrets
   */
  static async start(line: string, environment: Record<string, string> = {}, stdio?: StdioOptions) {
    const built = spawnSync(process.execPath, ['scripts/build-if-needed.mjs'], { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    const port = await freePort();
    const { PATH, HOME } = process.env;
    const run = { RUN: `${process.execPath} --max-old-space-size=512 dist/main.js`, PORT: String(port) };
    const env = { PATH, HOME, NODE_ENV: 'test', ...run, ...environment };
    plantSettings(environment);
    const unheard = stdio ? undefined : openOutputFile();
    const child = spawn('sh', ['-c', line], { cwd: ROOT, env, stdio: stdio ?? ['ignore', unheard, unheard] });
    if (unheard !== undefined) closeSync(unheard);
    return new ShellProcess(child, `http://127.0.0.1:${port}`);
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until it says that it is ready. */
  async ready(): Promise<void> {
    await eventually('ready', async () => {
      if (!this.alive) throw new Error('the process has ended');
      return (await fetch(`${this.url}/health/ready`)).status === 200;
    });
  }

  /** Asks the control of its simulator. */
  async control(path: string, body: object = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${this.url}/simulator/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
