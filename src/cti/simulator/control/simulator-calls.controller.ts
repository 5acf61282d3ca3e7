import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { DtmfData } from '../../../protocol/session/dtmf.dto.js';
import { SimulatorDirectory } from '../simulator-directory.js';
import type { SimParties } from '../switch/sim-parties.js';
import type { SimLeg } from '../switch/sim-leg.js';
import type { SimSwitch } from '../switch/sim-switch.js';
import { beginCall } from './begin-call.js';
import { byHand } from './by-hand.js';
import { callView, type CallView } from './call-view.js';
import { CallsQuery } from './calls-query.dto.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { ControlGuard } from './control.guard.js';
import { ListTurns } from './list-turns.js';
import { HoldBody } from './hold.dto.js';
import { ServiceQuery } from './service-query.dto.js';
import { StartCallBody } from './start-call.dto.js';

/**
 * The customers of a simulator, worked by hand: they call, and do with a call what can be done at a telephone. An id
 * is that of a call, whoever began it, and the one who is meant is the first outside the house who is in it; each
 * party alone can be worked under `legs`. What is not possible in the call's state is answered with 409.
 */
@Controller('simulator/calls')
@UseGuards(ControlGuard)
export class SimulatorCallsController {
  constructor(
    private readonly directory: SimulatorDirectory,
    private readonly turns: ListTurns,
  ) {}

  /** The live calls and the latest of those that are over. */
  @Get()
  list(
    @Query(CONTROL_PIPE) query: CallsQuery,
    @Res({ passthrough: true }) response: ServerResponse,
  ): readonly CallView[] {
    const { knownCalls, liveCount } = this.sim(query);
    this.turns.take(response);
    const first = query.ended === undefined ? 0 : knownCalls.length - liveCount - query.ended;
    return knownCalls.slice(Math.max(0, first)).map(callView);
  }

  @Post()
  @HttpCode(201)
  start(@Body(CONTROL_PIPE) body: StartCallBody, @Query(CONTROL_PIPE) query: ServiceQuery): { id: string } {
    return { id: beginCall(this.sim(query), body).id };
  }

  /** Answers a call that an agent has made. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(@Param('id') id: string, @Query(CONTROL_PIPE) query: ServiceQuery): CallView {
    return this.act(query, id, (parties, leg) => parties.answer(leg));
  }

  /** Hangs up; a call that still rings at the customer's is refused by it. */
  @Post(':id/hangup')
  @HttpCode(200)
  hangup(@Param('id') id: string, @Query(CONTROL_PIPE) query: ServiceQuery): CallView {
    return this.act(query, id, (parties, leg) => parties.release(leg));
  }

  @Post(':id/dtmf')
  @HttpCode(200)
  dtmf(
    @Param('id') id: string,
    @Body(CONTROL_PIPE) { digits }: DtmfData,
    @Query(CONTROL_PIPE) query: ServiceQuery,
  ): CallView {
    return this.act(query, id, (parties, leg) => parties.digits(leg, digits));
  }

  @Post(':id/hold')
  @HttpCode(200)
  hold(
    @Param('id') id: string,
    @Body(CONTROL_PIPE) { on }: HoldBody,
    @Query(CONTROL_PIPE) query: ServiceQuery,
  ): CallView {
    return this.act(query, id, (parties, leg) => {
      if (on ?? leg.state !== 'held') parties.hold(leg);
      else parties.retrieve(leg);
    });
  }

  private act(query: ServiceQuery, id: string, work: (parties: SimParties, leg: SimLeg) => void): CallView {
    const sim = this.sim(query);
    const call = sim.call(id);
    if (!call) throw new NotFoundException('there is no such call');
    byHand(() => work(sim.parties, sim.customers.leg(call)));
    return callView(call);
  }

  private sim({ service }: ServiceQuery): SimSwitch {
    const simulator = this.directory.find(service);
    if (!simulator) throw new NotFoundException();
    return simulator.sim;
  }
}
