import { Body, Controller, HttpCode, NotFoundException, Param, Post, Query, UseGuards } from '@nestjs/common';
import { DtmfData } from '../../../protocol/session/dtmf.dto.js';
import { SimulatorDirectory } from '../simulator-directory.js';
import type { SimLeg } from '../switch/sim-leg.js';
import type { SimSwitch } from '../switch/sim-switch.js';
import { byHand } from './by-hand.js';
import { callView, type CallView } from './call-view.js';
import { CONTROL_PIPE } from './control-pipe.js';
import { ControlGuard } from './control.guard.js';
import { LEG_ACTS, type LegAct } from './leg-acts.js';
import { ServiceQuery } from './service-query.dto.js';

/**
 * Any party of a call at its own telephone, worked by hand: customers, third parties and agents' devices. An id is that
 * of a leg, as the list of calls shows it; what is not possible in its state is answered with 409.
 */
@Controller('simulator/legs')
@UseGuards(ControlGuard)
export class SimulatorLegsController {
  constructor(private readonly directory: SimulatorDirectory) {}

  @Post(':id/dtmf')
  @HttpCode(200)
  dtmf(
    @Param('id') id: string,
    @Body(CONTROL_PIPE) { digits }: DtmfData,
    @Query(CONTROL_PIPE) query: ServiceQuery,
  ): CallView {
    return this.act(query, id, ({ parties }, leg) => parties.digits(leg, digits));
  }

  /** `answer`, `busy`, `unplug`, `hangup`, `hold` or `unhold` */
  @Post(':id/:act')
  @HttpCode(200)
  work(@Param('id') id: string, @Param('act') act: string, @Query(CONTROL_PIPE) query: ServiceQuery): CallView {
    if (!Object.hasOwn(LEG_ACTS, act)) throw new NotFoundException('nobody can do that');
    return this.act(query, id, LEG_ACTS[act as LegAct]);
  }

  private act({ service }: ServiceQuery, id: string, work: (sim: SimSwitch, leg: SimLeg) => void): CallView {
    const sim = this.directory.find(service)?.sim;
    const leg = sim?.leg(id);
    if (!sim || !leg) throw new NotFoundException('there is no such leg');
    const { call } = leg;
    byHand(() => work(sim, leg));
    return callView(call);
  }
}
