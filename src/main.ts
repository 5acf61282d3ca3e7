import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApplication } from './application.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { loadConfig } from './config/load-config.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const application = await createApplication(config);
  const stop = (signal: string) => {
    // A second signal is meant: end at once.
    for (const one of SIGNALS) process.once(one, () => process.exit(1));
    new Logger('Process').log(`${signal}: shutting down`);
    // Signing off and leaving the switch have a deadline each, and the links a moment on top.
    setTimeout(() => process.exit(1), config.timeouts.shutdown * 2).unref();
    application.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  await application.listen(config.port, config.host);
  new Logger('Process').log(`listening on ${await application.getUrl()}`);
}

try {
  await main();
} catch (error) {
  const refused = error instanceof InvalidConfigError || error instanceof InvalidOptionError;
  // What the operator can mend is said in plain lines, without a stack.
  process.stderr.write(`${refused ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}
