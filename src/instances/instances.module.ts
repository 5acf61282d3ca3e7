import { Module, type DynamicModule } from '@nestjs/common';
import { ID_SOURCE, type IdSource } from '../runtime/id-source.js';
import { INSTANCE_DIRECTORY } from './instance-directory.js';
import { MemoryInstanceDirectory } from './memory-instance-directory.js';

/** Who this instance is, and which others there are. */
@Module({})
export class InstancesModule {
  /** @param url where clients reach this one; undefined where the operator has not said */
  static forRoot(url: string | undefined): DynamicModule {
    return {
      module: InstancesModule,
      providers: [
        {
          provide: INSTANCE_DIRECTORY,
          inject: [ID_SOURCE],
          useFactory: (ids: IdSource) =>
            new MemoryInstanceDirectory({ id: ids.next(), ...(url === undefined ? {} : { url }) }),
        },
      ],
      exports: [INSTANCE_DIRECTORY],
      global: true,
    };
  }
}
