import { IsIn, IsInt, IsISO8601, IsOptional } from 'class-validator';
import { DRAIN_STATES, type DrainState } from '../../services/drain-state.js';

/** How far this instance is in being rid of its sessions. */
export class DrainAnswer {
  @IsIn(DRAIN_STATES) readonly state!: DrainState;
  /** ISO 8601: when it was begun */
  @IsOptional() @IsISO8601() readonly since?: string;
  /** how many it has still */
  @IsInt() readonly sessions!: number;
}
