import { IsIn, IsOptional, IsString } from 'class-validator';
import { WANTED_STATES, type PendingState } from './object-states.js';

/** The state that follows the work in hand. */
export class PendingObject implements PendingState {
  @IsIn(WANTED_STATES) agentState!: PendingState['agentState'];
  @IsOptional() @IsString() reason?: string;
}
