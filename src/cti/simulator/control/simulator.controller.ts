import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Post,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { CtiLink } from '../../port/cti-provider.js';
import { SimulatorDirectory } from '../simulator-directory.js';
import type { Simulator } from '../simulator.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { tooMany } from './too-many.js';
import { ControlGuard } from './control.guard.js';
import { FaultBody } from './fault.dto.js';
import { LinkDownBody } from './link-down.dto.js';
import { ListTurns } from './list-turns.js';
import { RestartBody } from './restart.dto.js';
import { ServiceQuery } from './service-query.dto.js';
import { switchView, type SwitchView } from './switch-view.js';

/** A simulator as a whole, and what can go wrong with it, by hand. */
@Controller('simulator')
@UseGuards(ControlGuard)
export class SimulatorController {
  constructor(
    private readonly directory: SimulatorDirectory,
    private readonly turns: ListTurns,
  ) {}

  /** The switch as it stands; 404 tells that there is none to be worked by hand. */
  @Get()
  show(@Query(CONTROL_PIPE) query: ServiceQuery, @Res({ passthrough: true }) response: ServerResponse): SwitchView {
    const simulator = this.simulator(query);
    this.turns.take(response);
    return switchView(simulator);
  }

  /** Adds a fault to the script; it happens as soon as there is an occasion. */
  @Post('faults')
  @HttpCode(201)
  addFault(@Body(CONTROL_PIPE) fault: FaultBody, @Query(CONTROL_PIPE) query: ServiceQuery): FaultBody {
    if (!this.simulator(query).faults.add(fault)) throw tooMany('faults wait already');
    return fault;
  }

  /** Forgets the faults that have not happened yet. */
  @Delete('faults')
  @HttpCode(204)
  clearFaults(@Query(CONTROL_PIPE) query: ServiceQuery): void {
    this.simulator(query).faults.clear();
  }

  /** Cuts the link between the provider and its switch, where calls go on. */
  @Post('link/down')
  @HttpCode(200)
  linkDown(@Body(CONTROL_PIPE) { reason }: LinkDownBody, @Query(CONTROL_PIPE) query: ServiceQuery): CtiLink {
    const { link } = this.simulator(query);
    link.down(reason ?? 'cut by hand');
    return link.now;
  }

  /** The switch dies with its calls and is there again; agents find their channels signed off. */
  @Post('restart')
  @HttpCode(200)
  restart(@Body(CONTROL_PIPE) { delay }: RestartBody, @Query(CONTROL_PIPE) query: ServiceQuery): CtiLink {
    const { link } = this.simulator(query);
    link.restart(delay ?? 0);
    return link.now;
  }

  @Post('link/up')
  @HttpCode(200)
  linkUp(@Query(CONTROL_PIPE) query: ServiceQuery): CtiLink {
    const { link } = this.simulator(query);
    link.up();
    return link.now;
  }

  private simulator({ service }: ServiceQuery): Simulator {
    const simulator = this.directory.find(service);
    if (!simulator) throw new NotFoundException();
    return simulator;
  }
}
