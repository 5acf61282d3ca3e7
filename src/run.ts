import 'reflect-metadata';
import { Server as HttpsServer } from 'node:https';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { adminFrom } from './admin-from.js';
import { createApplication } from './application.js';
import { Audit } from './audit/audit.js';
import type { AdminConfig } from './config/admin.config.js';
import type { AppConfig } from './config/app-config.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import type { ExternalProvider } from './cti/cti.module.js';
import { blameProvider } from './cti/guard/fault-scope.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';
import { SimulatorDirectory } from './cti/simulator/simulator-directory.js';
import { boundOutputs } from './logging/bound-outputs.js';
import { Ending } from './ending.js';
import { ProcessorLogger } from './logging/processor-logger.js';
import { measureProcess } from './metrics/measure-process.js';
import { Metrics } from './metrics/metrics.js';
import { DescriptorGuard } from './process/descriptor-guard.js';
import { listen } from './process/listen.js';
import { ListenError } from './process/listen-error.js';
import { urlOf, warningsAbout } from './process/openness.js';
import { heedSignals } from './process/signals.js';
import { StartingGate } from './process/starting-gate.js';
import { watchForFaults } from './process/watch-for-faults.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { refusedOptions } from './refused-options.js';
import { ReloadRequests } from './reload/reload-requests.js';
import { Reload } from './reload/reload.js';
import { watchFiles } from './reload/watch-files.js';
import { SystemClock } from './runtime/system-clock.js';
import { startingConfig } from './starting-config.js';

/** Milliseconds that the last lines of the log may take. */
const LAST_LINES = 500;

/** In production that is so by default, and nobody would notice before something is wrong. */
const NO_METRICS =
  'no metrics are told: they are with the admin API, which is off (ADMIN_PORT turns it on; METRICS=main has them on the port of clients)';

async function main(): Promise<void> {
  const [clock, logger] = [new SystemClock(), new Logger('Process')];
  // From the first moment on: process 1 of a container gets no signal that it has not asked for.
  let ending: Ending | undefined;
  const reloads = new ReloadRequests();
  const signalled = new Promise<string>((resolve) =>
    heedSignals({
      ignored: (line) => logger.warn(line),
      end: resolve,
      hurry: () => ending?.hurry() ?? false,
      cut: (signal) => logger.warn(`${signal} again: ends at once, whatever is not closed`),
      reload: (signal) => void reloads.ask(signal),
    }),
  );
  const faulted = new Promise<string>((resolve) =>
    watchForFaults(logger, blameProvider, () => resolve('a fault of its own')),
  );
  const { config, external } = await startingConfig(process.env, clock);
  const log = new ProcessorLogger(config.log);
  const outputs = boundOutputs(log, clock);
  const application = await build(config, log, external);
  const reload = application.get(Reload, { strict: false });
  const guard = new DescriptorGuard(clock, (line) => logger.warn(line));
  if (config.metrics !== 'off') measureProcess(application.get(Metrics, { strict: false }), outputs, guard);
  const admin = config.admin.port === undefined ? undefined : await adminFrom(application, config, log, reloads);
  const audit = config.audit.to === 'off' ? undefined : application.get(Audit, { strict: false });
  const opened = open(application, config, guard, logger, admin);
  const end = new Ending(application, config.timeouts, clock, (code) => process.exit(code));
  ending = end;
  void faulted.then(() => end.fault());
  void Promise.race([signalled, faulted]).then(async (reason) => {
    logger.log(`${reason}: shutting down`);
    reload.stop();
    reloads.heed(reload);
    const code = await end.run(opened);
    // To the last it can be asked how far the end is.
    await admin?.close();
    await audit?.end(code);
    await outputs.flush(LAST_LINES);
    process.exit(code);
  });
  await Promise.all([opened, watchFiles(reload, reloads, clock, config.reload.every, process.env['CONFIG_FILE'])]);
  reloads.heed(reload);
}

/** @throws InvalidConfigError for what providers refuse when they are made */
async function build(
  config: AppConfig,
  log: ProcessorLogger,
  external: readonly ExternalProvider[],
): Promise<NestExpressApplication> {
  try {
    return await createApplication(config, PROVIDER_KINDS, log, external);
  } catch (error) {
    throw error instanceof InvalidOptionError ? refusedOptions(error.problems, config.services) : error;
  }
}

/** The port comes first: where it is not to be had, no switch is touched. */
async function open(
  application: NestExpressApplication,
  config: AppConfig,
  guard: DescriptorGuard,
  logger: Logger,
  admin: NestExpressApplication | undefined,
): Promise<void> {
  const [server, gate] = [application.getHttpServer(), new StartingGate()];
  application.use(gate.pass);
  const address = await listen(server, config.host, config.port);
  guard.watch(server);
  if (admin) await openAdmin(admin, config.admin, logger);
  await application.init();
  gate.open();
  const encrypted = config.tls.cert !== undefined;
  for (const warning of warningsAbout(address, openTo(application, config), encrypted)) logger.warn(warning);
  logger.log(`listening on ${urlOf(address, encrypted)}`);
  if (config.metrics === 'admin' && !admin) logger.log(NO_METRICS);
}

/** Before the switches are touched: whoever waits for one can be asked about it. */
async function openAdmin(admin: NestExpressApplication, { host, port }: AdminConfig, logger: Logger): Promise<void> {
  await admin.init();
  const server = admin.getHttpServer();
  const address = await listen(server, host, port ?? 0, 'ADMIN_');
  const encrypted = server instanceof HttpsServer;
  for (const warning of warningsAbout(address, [], encrypted)) logger.warn(`the admin API ${warning}`);
  logger.log(`the admin API is on ${urlOf(address, encrypted)}`);
}

function openTo(application: NestExpressApplication, { agents }: AppConfig): readonly string[] {
  const control = application.get(SimulatorDirectory, { strict: false }).controlled;
  return [
    ...(agents.demo ? ['the demo agents, whose password is known (DEMO_AGENTS)'] : []),
    ...control.map((service) => `the simulator's control of ${service} (SIMULATOR_CONTROL)`),
  ];
}

/** Runs the processor as a process of its own, until a signal or a fault of its own ends it. */
export async function run(): Promise<void> {
  try {
    await main();
  } catch (error) {
    const refused = [InvalidConfigError, ListenError].some((kind) => error instanceof kind);
    // What the operator can mend is said in plain lines, without a stack.
    const text = error instanceof Error ? (refused ? error.message : error.stack) : error;
    process.stderr.write(`${String(text)}\n`);
    process.exit(1);
  }
}
