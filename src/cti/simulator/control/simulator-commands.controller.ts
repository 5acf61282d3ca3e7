import { Controller, Get, NotFoundException, Query, Res, UseGuards } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { SimulatorDirectory } from '../simulator-directory.js';
import type { CarriedOut } from '../simulator-trace.js';
import { CommandsQuery } from './commands-query.dto.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { ControlGuard } from './control.guard.js';
import { ListTurns } from './list-turns.js';

/** What a simulator has been asked, by its own trace. */
@Controller('simulator/commands')
@UseGuards(ControlGuard)
export class SimulatorCommandsController {
  constructor(
    private readonly directory: SimulatorDirectory,
    private readonly turns: ListTurns,
  ) {}

  /** The latest commands that have reached the switch, in the order in which it carried them out; as many as the option `trace` says. */
  @Get()
  list(
    @Query(CONTROL_PIPE) { service, after }: CommandsQuery,
    @Res({ passthrough: true }) response: ServerResponse,
  ): readonly CarriedOut[] {
    const simulator = this.directory.find(service);
    if (!simulator) throw new NotFoundException();
    this.turns.take(response);
    return simulator.trace.after(after ?? 0);
  }
}
