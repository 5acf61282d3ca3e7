import { Module, type DynamicModule } from '@nestjs/common';
import { SESSION_SETTINGS, type SessionSettings } from './session-settings.js';
import { SessionService } from './session.service.js';

/** The agents' sessions. */
@Module({})
export class SessionsModule {
  static forRoot(settings: SessionSettings): DynamicModule {
    return {
      module: SessionsModule,
      providers: [SessionService, { provide: SESSION_SETTINGS, useValue: settings }],
      exports: [SessionService, SESSION_SETTINGS],
      global: true,
    };
  }
}
