import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../src/conformance/eventually.js';
import { Desktop, succeeded } from '../../support/desktop.js';
import { ProcessorProcess } from '../../support/process.js';

const PATIENCE = 30_000;

interface ServiceStatus {
  readonly status: string;
  readonly reason?: string;
}

/** A processor of its own, with services that the test lists. */
export class AtWork {
  private readonly desktops: Desktop[] = [];

  private constructor(
    readonly process: ProcessorProcess,
    readonly url: string,
  ) {}

  /**
   * @param services as in the configuration file
   * @param settings what stands beside them there
   */
  static launch(
    services: readonly object[],
    environment: Record<string, string> = {},
    settings: object = {},
  ): ProcessorProcess {
    const file = join(mkdtempSync(join(tmpdir(), 'external-')), 'config.yaml');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify({ ...settings, services }));
    return ProcessorProcess.start({ PORT: '0', CONFIG_FILE: file, ...environment });
  }

  static async start(services: readonly object[], settings: object = {}): Promise<AtWork> {
    const process = AtWork.launch(services, {}, settings);
    return new AtWork(process, await process.url());
  }

  async desktop(): Promise<Desktop> {
    const desktop = await Desktop.connect(this.url);
    this.desktops.push(desktop);
    return desktop;
  }

  /** An agent signed in at that service. */
  async signIn(service: string, id: string): Promise<Desktop> {
    const desktop = await this.desktop();
    const data = { model: '', override: true, agent: { id, password: 'demo' } };
    const answer = succeeded(await desktop.send({ command: 'prepareSession', service, data }));
    desktop.resource = (answer['resource'] as { id: string }).id;
    succeeded(await desktop.send({ command: 'bindResource', data: { resource: desktop.resource } }));
    succeeded(await desktop.command('session.start'));
    await desktop.until(({ name }) => name === 'session.initialized', 'session.initialized');
    return desktop;
  }

  async status(service: string): Promise<ServiceStatus> {
    const [asking = await this.desktop()] = this.desktops;
    const { services } = succeeded(await asking.send({ command: 'getServices' }));
    const found = (services as { id: string; serviceStatus: ServiceStatus }[]).find(({ id }) => id === service);
    if (!found) throw new Error(`there is no service ${service}`);
    return found.serviceStatus;
  }

  is(service: string, wanted: string): Promise<ServiceStatus> {
    const look = async () => {
      const status = await this.status(service);
      return status.status === wanted && status;
    };
    return eventually(look, PATIENCE, () => `${service} ${wanted}`);
  }

  /** Ends it in order. @returns its exit code */
  async end(): Promise<number | null> {
    for (const desktop of this.desktops) desktop.close();
    this.process.signal('SIGTERM');
    return this.process.exit();
  }
}
