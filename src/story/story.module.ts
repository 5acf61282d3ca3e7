import { Module, type DynamicModule } from '@nestjs/common';
import { ProcessorLogger } from '../logging/processor-logger.js';
import { Story } from './story.js';

/** What happens, told in the log. */
@Module({})
export class StoryModule {
  static forRoot(logger: ProcessorLogger): DynamicModule {
    return {
      module: StoryModule,
      providers: [{ provide: ProcessorLogger, useValue: logger }, Story],
    };
  }
}
