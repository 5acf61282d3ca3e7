import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { READINESS, type Readiness, type ServiceReadiness, type StoreStatus } from './readiness.js';

interface ReadinessReport {
  /** `degraded`: ready, and without the store that it shares */
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly store?: { readonly status: StoreStatus };
  readonly services: readonly ServiceReadiness[];
}

/** For whoever runs the process: is it alive, and can work be sent to it? */
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: Readiness) {}

  /** 200 as long as the process runs, whatever the CTI does: a restart would not mend a switch. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when ready, else 503, both with the store where one is shared, and every service and the reason why it is not in service. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  ready(): ReadinessReport {
    const services = this.readiness
      .services()
      .map(({ id, status, reason }) => ({ id, status, ...(reason && { reason }) }));
    const store = this.readiness.store();
    const parts = { ...(store && { store: { status: store } }), services };
    if (this.readiness.ready()) return { status: store === 'down' ? 'degraded' : 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'unavailable', ...parts } satisfies ReadinessReport);
  }
}
