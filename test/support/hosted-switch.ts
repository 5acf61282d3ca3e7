import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providerOptions } from '../../src/cti/port/provider-options.js';
import { startSwitch } from '../../src/cti/simulator/remote/host/start-switch.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import { SimulatorOptions } from '../../src/cti/simulator/simulator.options.js';
import { SystemClock } from '../../src/runtime/system-clock.js';

/** A simulated switch for others, in the test's own process: everything of it can be looked at. */
export class HostedSwitch {
  private constructor(
    readonly simulator: Simulator & { stop(): Promise<void> },
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** @param options as in the configuration */
  static async start(options: Readonly<Record<string, unknown>> = {}, port = 0): Promise<HostedSwitch> {
    const server = createServer();
    const settings = { options: providerOptions(SimulatorOptions, options, 'options'), names: [] };
    const simulator = await startSwitch(settings, server, new SystemClock());
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.address() as AddressInfo;
    return new HostedSwitch(simulator, `http://127.0.0.1:${address.port}`, server);
  }

  async stop(): Promise<void> {
    await this.simulator.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
