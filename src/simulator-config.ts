import type { AppConfig } from './config/app-config.js';
import { loadConfig } from './config/load-config.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';
import { providerOptions } from './cti/port/provider-options.js';
import { SimulatorOptions } from './cti/simulator/simulator.options.js';
import { refusedOptions } from './refused-options.js';

/** Where the switch's process listens, whatever a file says of the processor's own port. */
const DEFAULTS = { HOST: '127.0.0.1', PORT: '3100' };

/**
 * The settings of the simulated switch as a process of its own: the processor's, so that one file does for both. Of the services
 * the first with `provider: simulator` tells what the switch is like; its `url` is for the others.
 * @throws InvalidConfigError
 */
export function simulatorConfig(env: NodeJS.ProcessEnv): { config: AppConfig; options: SimulatorOptions } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  // What production asks of agents and desktops is nothing to a switch that has neither.
  const config = loadConfig({ ...DEFAULTS, ...given, NODE_ENV: 'development' });
  const service = config.services.find(({ provider }) => provider === 'simulator');
  try {
    return {
      config,
      options: providerOptions(SimulatorOptions, service?.options ?? {}, `services.${service?.id}.options`),
    };
  } catch (error) {
    throw error instanceof InvalidOptionError ? refusedOptions(error.problems, config.services) : error;
  }
}
