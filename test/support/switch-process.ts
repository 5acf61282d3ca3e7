import type { CarriedOut } from '../../src/cti/simulator/simulator-trace.js';
import { ProcessorProcess } from './process.js';

/** The simulated switch as a process of its own, run as an operator runs it. */
export class SwitchProcess {
  private constructor(
    readonly url: string,
    private process: ProcessorProcess,
  ) {}

  /** @param environment as an operator would set it */
  static async start(environment: Record<string, string> = {}): Promise<SwitchProcess> {
    const process = launch({ PORT: '0', ...environment });
    return new SwitchProcess(await process.url(), process);
  }

  /** Whoever is linked hears nothing more. */
  async kill(): Promise<void> {
    this.process.signal('SIGKILL');
    await this.process.exit();
  }

  /** Ends it in order. @returns the exit code */
  stop(): Promise<number | null> {
    this.process.signal('SIGTERM');
    return this.process.exit();
  }

  /** Another life, at the same address. */
  async startAgain(): Promise<void> {
    this.process = launch({ PORT: new URL(this.url).port });
    await this.process.url();
  }

  signal(name: NodeJS.Signals): void {
    this.process.signal(name);
  }

  /** What has reached it with a number above that, where it keeps a trace. */
  async commands(after = 0): Promise<readonly CarriedOut[]> {
    return (await this.control('GET', `commands?after=${after}`)) as readonly CarriedOut[];
  }

  /** Asks its control. @returns the answer's body */
  async control(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${this.url}/simulator/${path}`, { method, ...json });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}

const launch = (environment: Record<string, string>) =>
  ProcessorProcess.start({ LOG_LEVEL: 'info', ...environment }, [], 'dist/simulator.js');
