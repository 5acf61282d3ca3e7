import type { AppConfig } from './config/app-config.js';
import type { CtiRegistrySettings } from './cti/cti-registry.settings.js';
import type { GatewaySettings } from './gateway/gateway-settings.js';
import { VENDOR, VERSION } from './product.js';
import type { MetricsSettings } from './metrics/metrics-settings.js';
import type { RedisSettings } from './redis/redis-settings.js';
import type { ServicesSettings } from './services/services-settings.js';
import { longestDeadline } from './sessions/commands/deadlines.js';
import type { SessionSettings } from './sessions/session-settings.js';

/**
 * Milliseconds that a session is kept in the store at least when nobody saves it: an instance that is cut off from the store for less
 * finds its sessions there again, whatever `timeouts.grace` is.
 */
const LEAST_RETENTION = 60_000;

interface Settings {
  /** none: nothing is shared with other instances */
  readonly redis: RedisSettings | undefined;
  /** how long the store keeps a session that no instance saves, in milliseconds */
  readonly retention: number;
  readonly cti: CtiRegistrySettings;
  readonly sessions: SessionSettings;
  readonly services: ServicesSettings;
  readonly gateway: GatewaySettings;
  readonly metrics: MetricsSettings;
}

/** What each room needs to know of the configuration, in the room's own words. */
export function settingsFrom(config: AppConfig): Settings {
  const { timeouts, limits, journal, history, store, services, models, contacts, origins, trustedProxies, debug } =
    config;
  const sessions: SessionSettings = {
    bindTimeout: timeouts.bind,
    graceTime: timeouts.grace,
    clientLostAfter: timeouts.clientLost,
    ctiTimeout: timeouts.cti,
    dialTimeout: timeouts.dial,
    transferTimeout: timeouts.transfer,
    idempotencyTime: timeouts.idempotency,
    sweepInterval: timeouts.sweep,
    dataBytes: limits.dataBytes,
    contacts,
    journal,
    history,
  };
  return {
    redis: store.url === undefined && store.sentinels.length === 0 ? undefined : store,
    retention: Math.max(timeouts.grace, LEAST_RETENTION),
    cti: {
      services,
      models,
      production: config.environment === 'production',
      answerTimeout: longestDeadline(sessions),
      stopTimeout: timeouts.shutdown,
    },
    sessions,
    services: servicesSettings(config),
    gateway: { ...limits, noSessionTimeout: timeouts.noSession, origins, trustedProxies, debug },
    metrics: { version: VERSION, onMainPort: config.metrics === 'main' },
  };
}

function servicesSettings({ instanceDomain, attempts, timeouts, agents }: AppConfig): ServicesSettings {
  const { finishCalls } = agents;
  return { vendor: VENDOR, version: VERSION, instanceDomain, attempts, signInTimeout: timeouts.signIn, finishCalls };
}
