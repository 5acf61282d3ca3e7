import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import { Happenings } from '../happenings/happenings.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { Reload } from './reload.js';
import type { Reloadable } from './reloadable.js';

const PARTS = Symbol('Reloadables');

/** How the parts that can be set anew are made. */
export type ReloadablesFactory = Pick<FactoryProvider<readonly Reloadable[]>, 'useFactory' | 'inject'> &
  Pick<ModuleMetadata, 'imports'>;

/** Settings that change while the process runs, for whoever may ask for it. */
@Module({})
export class ReloadModule {
  /**
   * @param started what the process was started with
   * @param load reads the whole configuration anew; throws InvalidConfigError
   */
  static forRoot(
    started: AppConfig,
    load: () => AppConfig,
    { imports = [], ...parts }: ReloadablesFactory,
  ): DynamicModule {
    const useFactory = (reloadables: readonly Reloadable[], clock: Clock, happenings: Happenings) =>
      new Reload(started, load, reloadables, clock, happenings);
    return {
      module: ReloadModule,
      imports,
      global: true,
      providers: [
        { provide: PARTS, ...parts },
        { provide: Reload, useFactory, inject: [PARTS, CLOCK, Happenings] },
      ],
      exports: [Reload],
    };
  }
}
