import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Desk } from '../../src/conformance/desk.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import { SimulatorModule } from '../../src/cti/simulator/simulator.module.js';
import { RuntimeModule } from '../../src/runtime/runtime.module.js';
import { FakeClock } from './fake-clock.js';

interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The control of a simulator with nothing else around it, on a port of its own. Time is the test's. */
export class ControlBench {
  private constructor(
    private readonly app: INestApplication,
    readonly clock: FakeClock,
    readonly provider: CtiProvider,
  ) {}

  static async start(): Promise<ControlBench> {
    const clock = new FakeClock();
    const module = await Test.createTestingModule({ imports: [RuntimeModule, SimulatorModule] }).compile();
    const app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    const bench = new ControlBench(app, clock, create(app, clock, 'first'));
    await bench.provider.start({ link: () => undefined });
    return bench;
  }

  async stop(): Promise<void> {
    await this.provider.stop();
    await this.app.close();
  }

  /** A further one beside the first; it is not started. */
  simulator(service: string, options: Record<string, unknown> = {}, production = false): CtiProvider {
    return create(this.app, this.clock, service, options, production);
  }

  open(id: string): Promise<Desk> {
    return Desk.open(this.provider, { id, name: 'Ada Agent', extension: id, queues: ['support'] }, 1000);
  }

  /** @param path after `/simulator` */
  async request(method: string, path: string, body?: unknown): Promise<ControlAnswer> {
    const response = await fetch(`${await this.app.getUrl()}/simulator${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }
}

function create(
  app: INestApplication,
  clock: FakeClock,
  service: string,
  options: Record<string, unknown> = {},
  production = false,
): CtiProvider {
  return app.get(SimulatorProviderFactory).create({ service, options, production, clock, ids: { next: () => '' } });
}
