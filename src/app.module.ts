import { Module, type DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { ContractModule } from './contract/contract.module.js';
import { CtiModule, type CtiProviderKind, type ExternalProvider } from './cti/cti.module.js';
import { GatewayModule } from './gateway/gateway.module.js';
import { GroundsModule } from './grounds.module.js';
import { HealthModule } from './health/health.module.js';
import { instancesFrom } from './instances-from.js';
import { PagesModule } from './pages/pages.module.js';
import { RedisModule } from './redis/redis.module.js';
import { SessionStoreModule } from './redis/session-store.module.js';
import { RuntimeModule } from './runtime/runtime.module.js';
import { ServicesModule } from './services/services.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { settingsFrom } from './settings.js';

/** The whole house, put together from one configuration. */
@Module({})
export class AppModule {
  /**
   * @param kinds what a service may name as its provider
   * @param external what services name that comes from outside
   */
  static forRoot(
    config: AppConfig,
    kinds: readonly CtiProviderKind[],
    external: readonly ExternalProvider[] = [],
  ): DynamicModule {
    const settings = settingsFrom(config);
    const services = ServicesModule.forRoot(settings.services);
    return {
      module: AppModule,
      imports: [
        RuntimeModule,
        ConfigModule.forRoot(config),
        RedisModule.forRoot(settings.redis),
        SessionStoreModule.forRoot(settings.retention, config.instanceDomain),
        CtiModule.forRoot(kinds, settings.cti, external),
        instancesFrom(config),
        GroundsModule,
        SessionsModule.forRoot(settings.sessions),
        services,
        GatewayModule.forRoot(settings.gateway, services),
        HealthModule,
        ContractModule,
        PagesModule.forRoot({ console: config.console }),
      ],
    };
  }
}
