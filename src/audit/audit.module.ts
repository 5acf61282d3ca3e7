import { Module, type DynamicModule } from '@nestjs/common';
import { Happenings } from '../happenings/happenings.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import type { PersonalData } from '../logging/personal-data.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { Audit } from './audit.js';

/** Who did what, as a stream of its own. */
@Module({})
export class AuditModule {
  /** @param to `stdout` or the path of a file */
  static forRoot(to: string, personal: PersonalData): DynamicModule {
    const audit = {
      provide: Audit,
      inject: [INSTANCE_DIRECTORY, Happenings, CLOCK],
      useFactory: ({ self }: InstanceDirectory, happenings: Happenings, clock: Clock) =>
        new Audit(to, self.id, happenings, personal, clock),
    };
    return { module: AuditModule, providers: [audit], exports: [Audit], global: true };
  }
}
