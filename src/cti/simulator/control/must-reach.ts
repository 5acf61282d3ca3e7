import { NotFoundException } from '@nestjs/common';
import type { SimSwitch } from '../switch/sim-switch.js';

/**
 * Whoever called a queue that there is not would wait for ever: nobody serves it.
 * @throws HttpException 404 where there is no such queue or agent
 */
export function mustReach(
  sim: SimSwitch,
  { queue, agent }: { readonly queue: string | undefined; readonly agent: string | undefined },
): void {
  if (queue !== undefined && !sim.queue(queue)) throw new NotFoundException('there is no such queue');
  if (agent !== undefined && !sim.device(agent)) throw new NotFoundException('there is no such agent');
}
