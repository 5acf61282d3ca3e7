import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './admin/access/access.module.js';
import { readAdminTokens } from './config/admin-tokens.js';
import type { AppParts } from './app-parts.js';
import type { AppConfig } from './config/app-config.js';
import { auditFrom } from './audit-from.js';
import { ConfigModule } from './config/config.module.js';
import { ContractModule } from './contract/contract.module.js';
import { CtiModule } from './cti/cti.module.js';
import { GatewayModule } from './gateway/gateway.module.js';
import { GroundsModule } from './grounds.module.js';
import { HappeningsModule } from './happenings/happenings.module.js';
import { HealthModule } from './health/health.module.js';
import { instancesFrom } from './instances-from.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ConnectionCountsModule } from './redis/connection-counts.module.js';
import { RedisModule } from './redis/redis.module.js';
import { SessionStoreModule } from './redis/session-store.module.js';
import { RuntimeModule } from './runtime/runtime.module.js';
import { reloadingFrom } from './reloading-from.js';
import { ServicesModule } from './services/services.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { settingsFrom } from './settings.js';
import { StoryModule } from './story/story.module.js';
import { ServerCertificate } from './tls/server-certificate.js';
import { TracingModule } from './tracing/tracing.module.js';

/** The whole house, put together from one configuration. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig, parts: AppParts): DynamicModule {
    const settings = settingsFrom(config);
    const services = ServicesModule.forRoot(settings.services);
    const gateway = GatewayModule.forRoot(settings.gateway, services);
    const { certificate } = parts;
    return {
      module: AppModule,
      providers: certificate ? [{ provide: ServerCertificate, useValue: certificate }] : [],
      imports: [
        RuntimeModule,
        HappeningsModule,
        TracingModule,
        StoryModule.forRoot(parts.logger),
        ...auditFrom(config, parts.logger),
        ConfigModule.forRoot(config),
        RedisModule.forRoot(settings.redis),
        SessionStoreModule.forRoot(settings.retention, config.instanceDomain),
        CtiModule.forRoot(parts.kinds, settings.cti, parts.external),
        instancesFrom(config),
        ConnectionCountsModule.forRoot(config.instanceDomain),
        GroundsModule,
        SessionsModule.forRoot(settings.sessions),
        services,
        gateway,
        HealthModule,
        ContractModule,
        ...(config.metrics === 'off'
          ? []
          : [MetricsModule.forRoot(settings.metrics, [services, gateway], parts.certificate)]),
        AccessModule.forRoot(readAdminTokens(config.admin)),
        reloadingFrom(config, parts, services),
        PagesModule.forRoot({ console: config.console }),
      ],
    };
  }
}
