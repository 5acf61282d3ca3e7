import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { CtiRegistry } from '../cti/cti-registry.js';
import { Happenings } from '../happenings/happenings.js';
import { HealthModule } from '../health/health.module.js';
import { READINESS, type Readiness } from '../health/readiness.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SessionService } from '../sessions/session.service.js';
import { commandMetrics } from './families/command-metrics.js';
import { instanceMetrics } from './families/instance-metrics.js';
import { loopDelay } from './families/loop-delay.js';
import { serviceMetrics } from './families/service-metrics.js';
import { sessionChanges } from './families/session-changes.js';
import { sessionGauges } from './families/session-gauges.js';
import { signInMetrics } from './families/sign-in-metrics.js';
import { Instruments } from './instruments.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import type { MetricsSettings } from './metrics-settings.js';

/** What is measured: `Metrics` tells it to whoever serves it. */
@Module({})
export class MetricsModule {
  static forRoot({ version, onMainPort }: MetricsSettings): DynamicModule {
    const metrics = {
      provide: Metrics,
      useFactory: (
        happenings: Happenings,
        sessions: SessionService,
        cti: CtiRegistry,
        readiness: Readiness,
        clock: Clock,
      ) => {
        const registry = new Registry();
        const make = new Instruments(registry);
        const families = [
          instanceMetrics(make, version, readiness, cti),
          serviceMetrics(make, cti),
          sessionGauges(make, sessions, cti),
          sessionChanges(make),
          commandMetrics(make),
          signInMetrics(make),
          loopDelay(make),
        ];
        return new Metrics(registry, families, happenings, clock);
      },
      inject: [Happenings, SessionService, CtiRegistry, READINESS, CLOCK],
    };
    return {
      module: MetricsModule,
      global: true,
      imports: [HealthModule],
      controllers: onMainPort ? [MetricsController] : [],
      providers: [metrics],
      exports: [Metrics],
    };
  }
}
