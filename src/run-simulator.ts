import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startSwitch } from './cti/simulator/remote/host/start-switch.js';
import { SimulatorDirectory } from './cti/simulator/simulator-directory.js';
import { heedConnections } from './http-connections.js';
import { boundOutputs } from './logging/bound-outputs.js';
import { ProcessorLogger } from './logging/processor-logger.js';
import { DescriptorGuard } from './process/descriptor-guard.js';
import { listen } from './process/listen.js';
import { urlOf, warningsAbout } from './process/openness.js';
import { heedSignals } from './process/signals.js';
import { hostNames } from './host-names.js';
import { SystemClock } from './runtime/system-clock.js';
import { simulatorConfig } from './simulator-config.js';
import { SimulatorProcessModule } from './simulator-process.module.js';
import { takeJson } from './take-json.js';

/** Milliseconds that an orderly end may take. */
const SHUTDOWN = 2_000;

/**
 * Runs the simulated switch as a process of its own, with its control, until a signal ends it.
 * @throws InvalidConfigError, ListenError
 */
export async function runSimulator(env: NodeJS.ProcessEnv): Promise<void> {
  const { config, options } = simulatorConfig(env);
  const [clock, log, logger] = [new SystemClock(), new ProcessorLogger(config.log), new Logger('Simulator')];
  boundOutputs(log, clock);
  const signalled = new Promise<string>((resolve) =>
    heedSignals({
      ignored: (line) => logger.warn(line),
      end: resolve,
      hurry: () => false,
      cut: (signal) => logger.warn(`${signal} again: ends at once`),
      reload: (signal) => logger.warn(`${signal}: ignored: settings are read at the start alone`),
    }),
  );
  const application = await NestFactory.create<NestExpressApplication>(SimulatorProcessModule, {
    logger: log,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  const server = application.getHttpServer();
  const names = hostNames(config);
  heedConnections(server);
  takeJson(application);
  await application.init();
  const hosted = await startSwitch({ options, names }, server, clock);
  const directory = application.get(SimulatorDirectory, { strict: false });
  directory.knownAs(names);
  directory.add(hosted);
  const address = await listen(server, config.host, config.port);
  new DescriptorGuard(clock, (line) => logger.warn(line)).watch(server);
  for (const warning of warningsAbout(address, ['the simulated switch, with its control'])) logger.warn(warning);
  logger.log(`the simulated switch is listening on ${urlOf(address)}`);
  logger.log(`${await signalled}: shutting down`);
  clock.after(SHUTDOWN, () => process.exit(1));
  await hosted.stop();
  await application.close();
  process.exit(0);
}
