import { Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Audit } from '../audit/audit.js';
import { CtiRegistry } from '../cti/cti-registry.js';
import { ConnectionCounts } from '../gateway/connection-counts.js';
import { EventLatency } from '../gateway/event-latency.js';
import { Incidents } from '../gateway/intake/incidents.js';
import { UnreadTotal } from '../gateway/unread-total.js';
import { Happenings } from '../happenings/happenings.js';
import { HealthModule } from '../health/health.module.js';
import { READINESS } from '../health/readiness.js';
import { REDIS } from '../redis/redis.token.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SignInQueue } from '../services/sign-in-queue.js';
import { SessionService } from '../sessions/session.service.js';
import type { ServerCertificate } from '../tls/server-certificate.js';
import { Instruments } from './instruments.js';
import { makeFamilies, type Measured } from './make-families.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import type { MetricsSettings } from './metrics-settings.js';

/** Who is looked on, by the name in `Measured`. */
const MEASURED = {
  sessions: SessionService,
  cti: CtiRegistry,
  readiness: READINESS,
  signIns: SignInQueue,
  store: REDIS,
  audit: { token: Audit, optional: true },
  counts: ConnectionCounts,
  latency: EventLatency,
  incidents: Incidents,
  unread: UnreadTotal,
} as const satisfies Record<Exclude<keyof Measured, 'clock' | 'certificate'>, unknown>;

/** What is measured: `Metrics` tells it to whoever serves it. */
@Module({})
export class MetricsModule {
  /**
   * @param modules that have whom is looked on, where not everybody knows them
   * @param certificate where the process encrypts by itself
   */
  static forRoot(
    { version, onMainPort }: MetricsSettings,
    modules: readonly DynamicModule[],
    certificate: ServerCertificate | undefined,
  ): DynamicModule {
    const names = Object.keys(MEASURED);
    const metrics = {
      provide: Metrics,
      useFactory: (happenings: Happenings, clock: Clock, ...measured: readonly unknown[]) => {
        const registry = new Registry();
        const found = Object.fromEntries(names.map((name, index) => [name, measured[index]]));
        const of = { ...found, clock, certificate } as unknown as Measured;
        return new Metrics(registry, makeFamilies(new Instruments(registry), version, of), happenings, clock);
      },
      inject: [Happenings, CLOCK, ...Object.values(MEASURED)],
    };
    return {
      module: MetricsModule,
      global: true,
      imports: [HealthModule, ...modules],
      controllers: onMainPort ? [MetricsController] : [],
      providers: [metrics],
      exports: [Metrics],
    };
  }
}
