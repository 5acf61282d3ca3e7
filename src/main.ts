import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApplication } from './application.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { loadConfig } from './config/load-config.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = new Logger('Process');
  // From the first moment on: process 1 of a container gets no signal that it has not asked for.
  const signalled = new Promise<string>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve(signal));
  });
  const application = await createApplication(config);
  void signalled.then(async (signal) => {
    // A second signal is meant: end at once.
    for (const one of SIGNALS) process.once(one, () => process.exit(1));
    logger.log(`${signal}: shutting down`);
    // Signing off and leaving the switch have a deadline each, and the links a moment on top.
    setTimeout(() => process.exit(1), config.timeouts.shutdown * 2).unref();
    await application.close();
    process.exit(0);
  });
  await application.listen(config.port, config.host);
  logger.log(`listening on ${await application.getUrl()}`);
}

try {
  await main();
} catch (error) {
  const refused = error instanceof InvalidConfigError || error instanceof InvalidOptionError;
  // What the operator can mend is said in plain lines, without a stack.
  process.stderr.write(`${refused ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}
