import { Controller, HttpCode, NotFoundException, Param, Post, Query, UseGuards } from '@nestjs/common';
import { SimulatorDirectory } from '../simulator-directory.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { ControlGuard } from './control.guard.js';
import { deviceView, type DeviceView } from './device-view.js';
import { ServiceQuery } from './service-query.dto.js';

const PLUGGED: Readonly<Record<string, boolean>> = { plug: true, unplug: false };

/** The telephones of the house: their plugs. A number is an extension, or the id of an agent. */
@Controller('simulator/devices')
@UseGuards(ControlGuard)
export class SimulatorDevicesController {
  constructor(private readonly directory: SimulatorDirectory) {}

  /** `plug` or `unplug` */
  @Post(':number/:act')
  @HttpCode(200)
  work(
    @Param('number') number: string,
    @Param('act') act: string,
    @Query(CONTROL_PIPE) { service }: ServiceQuery,
  ): DeviceView {
    const sim = this.directory.find(service)?.sim;
    const device = sim?.device(number);
    const plugged = Object.hasOwn(PLUGGED, act) ? PLUGGED[act] : undefined;
    if (!sim || !device || plugged === undefined) throw new NotFoundException('there is no such telephone');
    sim.plug(device, plugged);
    return deviceView(device);
  }
}
