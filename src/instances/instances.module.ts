import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from './instance-directory.js';

/** Who this instance is, and which others there are. */
@Module({})
export class InstancesModule {
  /** @param directory what makes it */
  static forRoot(directory: Pick<FactoryProvider<InstanceDirectory>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: InstancesModule,
      providers: [{ ...directory, provide: INSTANCE_DIRECTORY }],
      exports: [INSTANCE_DIRECTORY],
      global: true,
    };
  }
}
