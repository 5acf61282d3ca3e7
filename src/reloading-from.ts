import type { DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import type { ProcessorLogger } from './logging/processor-logger.js';
import { ReloadModule } from './reload/reload.module.js';
import type { Reloadable } from './reload/reloadable.js';

/** What can be set anew while the process runs, and by whom: one row for each part. */
export function reloadingFrom(started: AppConfig, load: () => AppConfig, logger: ProcessorLogger): DynamicModule {
  return ReloadModule.forRoot(started, load, {
    inject: [],
    useFactory: (): readonly Reloadable[] => [logLevel(logger)],
  });
}

function logLevel(logger: ProcessorLogger): Reloadable {
  return {
    settings: ['log.level'],
    prepare: ({ log }) => ({
      apply: () => {
        logger.setLevel(log.level);
        return [];
      },
    }),
  };
}
