import { Controller, Get, Header } from '@nestjs/common';

/** For whoever runs the simulated switch as a process: it is alive, and ready for instances, as soon as it answers. */
@Controller('health')
export class SimulatorHealthController {
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  ready(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
