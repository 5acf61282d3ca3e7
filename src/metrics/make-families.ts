import type { Audit } from '../audit/audit.js';
import type { CtiRegistry } from '../cti/cti-registry.js';
import type { ConnectionCounts } from '../gateway/connection-counts.js';
import type { EventLatency } from '../gateway/event-latency.js';
import type { Incidents } from '../gateway/intake/incidents.js';
import type { UnreadTotal } from '../gateway/unread-total.js';
import type { Readiness } from '../health/readiness.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import type { Clock } from '../runtime/clock.js';
import type { SignInQueue } from '../services/sign-in-queue.js';
import type { SessionService } from '../sessions/session.service.js';
import type { ServerCertificate } from '../tls/server-certificate.js';
import { auditMetrics } from './families/audit-metrics.js';
import { certificateMetrics } from './families/certificate-metrics.js';
import { commandMetrics } from './families/command-metrics.js';
import { gatewayMetrics } from './families/gateway-metrics.js';
import { instanceMetrics } from './families/instance-metrics.js';
import { loopDelay } from './families/loop-delay.js';
import { serviceMetrics } from './families/service-metrics.js';
import { sessionChanges } from './families/session-changes.js';
import { sessionGauges } from './families/session-gauges.js';
import { signInMetrics } from './families/sign-in-metrics.js';
import { storeMetrics } from './families/store-metrics.js';
import { switchMetrics } from './families/switch-metrics.js';
import type { Family } from './family.js';
import type { Instruments } from './instruments.js';

/** Those who are looked on. */
export interface Measured {
  readonly clock: Clock;
  readonly sessions: SessionService;
  readonly cti: CtiRegistry;
  readonly readiness: Readiness;
  readonly signIns: SignInQueue;
  readonly store: RedisConnection | undefined;
  readonly audit: Audit | undefined;
  readonly certificate: ServerCertificate | undefined;
  readonly counts: ConnectionCounts;
  readonly latency: EventLatency;
  readonly incidents: Incidents;
  readonly unread: UnreadTotal;
}

/** All metrics of an application: one row for each family. */
export function makeFamilies(make: Instruments, version: string, of: Measured): readonly Family[] {
  return [
    instanceMetrics(make, version, of.readiness, of.cti),
    serviceMetrics(make, of.cti),
    switchMetrics(make, of.cti.observation, of.cti),
    sessionGauges(make, of.sessions, of.cti),
    sessionChanges(make),
    commandMetrics(make),
    signInMetrics(make, of.signIns),
    gatewayMetrics(make, of),
    loopDelay(make, of.clock),
    ...(of.store ? [storeMetrics(make, of.store)] : []),
    ...(of.audit ? [auditMetrics(make, of.audit)] : []),
    ...(of.certificate ? [certificateMetrics(make, of.certificate)] : []),
  ];
}
