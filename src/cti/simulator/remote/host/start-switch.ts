import type { Server } from 'node:http';
import type { Clock } from '../../../../runtime/clock.js';
import type { Simulator } from '../../simulator.js';
import { simulatorParts } from '../../simulator-parts.js';
import type { SimulatorOptions } from '../../simulator.options.js';
import { SwitchHost } from './switch-host.js';

interface HostedSwitch extends Simulator {
  /** Ends links, timers and calls. */
  stop(): Promise<void>;
}

/** What a process is like that has a switch for others. */
export interface HostSettings {
  readonly options: SimulatorOptions;
  /** host names of this process, in small letters */
  readonly names: readonly string[];
}

/** Has a switch for whoever links to that server. */
export async function startSwitch(
  { options, names }: HostSettings,
  server: Server,
  clock: Clock,
): Promise<HostedSwitch> {
  // Two lives of one switch must not give the same id to two calls: an instance that outlives the first would mix them up.
  const life = clock.now().toString(36);
  const { provider, ...parts } = simulatorParts(options, clock, `${life}-`);
  const host = new SwitchHost({ provider, sim: parts.sim, link: parts.link, life }, clock, names);
  await host.start(server);
  return { service: 'simulator', control: options.control ?? true, ...parts, stop: () => host.stop() };
}
