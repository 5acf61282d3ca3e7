import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from '../../src/application.js';
import type { CtiProviderKind } from '../../src/cti/cti.module.js';
import { PROVIDER_KINDS } from '../../src/provider-kinds.js';
import { loadConfig } from '../../src/config/load-config.js';
import { Happenings } from '../../src/happenings/happenings.js';
import { Desktop } from './desktop.js';

/** What these processors say is looked through for secrets, at any level: `TEST_LOG_LEVEL`. */
const LOG_LEVEL = process.env['TEST_LOG_LEVEL'] ?? 'error';

/** A running processor on a free loopback port, with the desktops that were connected to it. */
export class Processor {
  private readonly desktops: Desktop[] = [];

  private constructor(
    private readonly application: NestExpressApplication,
    readonly url: string,
  ) {}

  /**
   * @param environment environment variables, as an operator would set them
   * @param kinds the kinds of provider that a service may name
   */
  static async start(
    environment: Record<string, string> = {},
    kinds: readonly CtiProviderKind[] = PROVIDER_KINDS,
  ): Promise<Processor> {
    const config = loadConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL, ...environment });
    const application = await createApplication(config, kinds);
    await application.listen(config.port, config.host);
    return new Processor(application, await application.getUrl());
  }

  /** What happens in it, as those who only look on are told. */
  get happenings(): Happenings {
    return this.application.get(Happenings, { strict: false });
  }

  async desktop(): Promise<Desktop> {
    const desktop = await Desktop.connect(this.url);
    this.desktops.push(desktop);
    return desktop;
  }

  /** Asks the simulator's control. @returns the answer's body */
  async simulator(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/simulator/${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** A customer calls. @returns the call's id at the simulator */
  async customerCalls(from: string, options: object = {}): Promise<string> {
    const call = (await this.simulator('POST', 'calls', { queue: 'support', from, ...options })) as { id: string };
    return call.id;
  }

  async stop(): Promise<void> {
    for (const desktop of this.desktops) desktop.close();
    await this.application.close();
  }
}
