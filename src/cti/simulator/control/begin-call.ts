import { NotFoundException } from '@nestjs/common';
import type { SimCall } from '../switch/sim-call.js';
import type { SimSwitch } from '../switch/sim-switch.js';
import { mustReach } from './must-reach.js';
import type { StartCallBody } from './start-call.dto.js';
import { tooMany } from './too-many.js';

/** Beyond these nobody else calls by hand. */
const LIVE_CALLS = 1_000;

/**
 * A customer calls.
 * @throws HttpException 404 where there is no such queue or agent, 429
 */
export function beginCall(sim: SimSwitch, { queue, agent, ...customer }: StartCallBody): SimCall {
  const { customers, liveCount } = sim;
  mustReach(sim, { queue, agent });
  if (liveCount >= LIVE_CALLS) throw tooMany('calls are live');
  const call = queue === undefined ? customers.callAgent(agent ?? '', customer) : customers.callQueue(queue, customer);
  if (!call) throw new NotFoundException('there is no such agent');
  return call;
}
