import {
  Body,
  Controller,
  Delete,
  HttpCode,
  HttpException,
  NotFoundException,
  Put,
  Query,
  UseGuards,
} from '@nestjs/common';
import { SimulatorDirectory } from '../simulator-directory.js';
import type { SimSwitch } from '../switch/sim-switch.js';
import { beginCall } from './begin-call.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { ControlGuard } from './control.guard.js';
import { mustReach } from './must-reach.js';
import { RepeatedCallBody } from './repeated-call.dto.js';
import { rhythmView, type RhythmView } from './rhythm-view.js';
import { ServiceQuery } from './service-query.dto.js';

/** The customers of a simulator who call by themselves. */
@Controller('simulator/customers')
@UseGuards(ControlGuard)
export class SimulatorCustomersController {
  constructor(private readonly directory: SimulatorDirectory) {}

  /** These call from now on, in the place of any who did so until now. */
  @Put()
  replace(@Body(CONTROL_PIPE) body: RepeatedCallBody, @Query(CONTROL_PIPE) query: ServiceQuery): RhythmView {
    const sim = this.sim(query);
    const { every, ...call } = body;
    const { queue, agent, from } = call;
    mustReach(sim, { queue, agent });
    const rhythm = { every, queue, agent, from, call: () => attempt(() => beginCall(sim, call)) };
    sim.customers.follow(rhythm);
    return rhythmView(rhythm);
  }

  /** Nobody calls by themselves any more. */
  @Delete()
  @HttpCode(204)
  end(@Query(CONTROL_PIPE) query: ServiceQuery): void {
    this.sim(query).customers.follow();
  }

  private sim({ service }: ServiceQuery): SimSwitch {
    const simulator = this.directory.find(service);
    if (!simulator) throw new NotFoundException();
    return simulator.sim;
  }
}

/** Whoever cannot call now may be able to the next time. */
function attempt(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof HttpException)) throw error;
  }
}
