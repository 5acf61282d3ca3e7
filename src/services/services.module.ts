import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { Drain } from './drain.js';
import { InstanceLists } from './instance-lists.js';
import { KnownAgents } from './known-agents.js';
import { OwnInstance } from './own-instance.js';
import { ServiceCatalogue } from './service-catalogue.js';
import { ServiceMonitor } from './service-monitor.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';
import { SessionPreparation } from './session-preparation.js';
import { SessionRenewal } from './session-renewal.js';
import { Shutdown } from './shutdown.js';
import { SignInCheck } from './sign-in-check.js';
import { SignInQueue } from './sign-in-queue.js';

/** The catalogue of services, the monitor of their state, and the preparation of sessions. */
@Module({})
export class ServicesModule {
  static forRoot(settings: ServicesSettings): DynamicModule {
    return {
      module: ServicesModule,
      imports: [AgentsModule],
      providers: [
        AttemptLimiter,
        Drain,
        InstanceLists,
        KnownAgents,
        OwnInstance,
        ServiceCatalogue,
        ServiceMonitor,
        SessionPreparation,
        Shutdown,
        SessionRenewal,
        SignInCheck,
        SignInQueue,
        { provide: SERVICES_SETTINGS, useValue: settings },
      ],
      exports: [
        AgentsModule,
        Drain,
        KnownAgents,
        OwnInstance,
        ServiceCatalogue,
        ServiceMonitor,
        SessionPreparation,
        Shutdown,
        SignInQueue,
      ],
    };
  }
}
