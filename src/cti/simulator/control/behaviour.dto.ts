import { IsOptional } from 'class-validator';
import { Milliseconds } from '../milliseconds.js';
import type { CustomerBehaviour } from '../switch/customer-behaviour.js';

/** What a customer does without being told to, in milliseconds; left out: never. */
export class BehaviourBody implements CustomerBehaviour {
  /** hangs up that long after calling, unless answered by then */
  @IsOptional() @Milliseconds() patience?: number;
  /** hangs up that long after a device last began to ring for the call, unless answered by then */
  @IsOptional() @Milliseconds() hangupAfterRing?: number;
  /** hangs up that long after the answer */
  @IsOptional() @Milliseconds() hangupAfterAnswer?: number;
}
