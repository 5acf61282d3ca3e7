import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { Reload } from './reload.js';
import type { Reloadable } from './reloadable.js';

const PARTS = Symbol('Reloadables');

/** How the parts that can be set anew are made. */
export type ReloadablesFactory = Pick<FactoryProvider<readonly Reloadable[]>, 'useFactory' | 'inject'>;

/** Settings that change while the process runs, for whoever may ask for it. */
@Module({})
export class ReloadModule {
  /**
   * @param started what the process was started with
   * @param load reads the whole configuration anew; throws InvalidConfigError
   */
  static forRoot(started: AppConfig, load: () => AppConfig, parts: ReloadablesFactory): DynamicModule {
    const useFactory = (reloadables: readonly Reloadable[], clock: Clock) =>
      new Reload(started, load, reloadables, clock);
    return {
      module: ReloadModule,
      global: true,
      providers: [
        { provide: PARTS, ...parts },
        { provide: Reload, useFactory, inject: [PARTS, CLOCK] },
      ],
      exports: [Reload],
    };
  }
}
