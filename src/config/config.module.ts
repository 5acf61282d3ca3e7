import { Module, type DynamicModule } from '@nestjs/common';
import type { AppConfig } from './app-config.js';
import { CONFIG } from './config.token.js';

/** The configuration for everybody. */
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
