import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { READINESS } from './readiness.js';
import { RegistryReadiness } from './registry-readiness.js';

/** Health over HTTP. */
@Module({
  controllers: [HealthController],
  providers: [{ provide: READINESS, useClass: RegistryReadiness }],
  exports: [READINESS],
})
export class HealthModule {}
