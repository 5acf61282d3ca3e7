import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { SESSION_COMMANDS, type SessionCommand } from '../../../protocol/session/session-command.js';
import { ADDRESS_PATTERN } from '../../../protocol/session/address-text.js';
import { FAULT_KINDS, type FaultKind } from '../fault-kind.js';
import { Milliseconds } from '../milliseconds.js';
import type { SimulatorFault } from '../simulator-faults.js';

/** `POST /simulator/faults` */
export class FaultBody implements SimulatorFault {
  @IsIn(Object.keys(FAULT_KINDS)) fault!: FaultKind;
  /** only for this command, where the fault is one of commands */
  @IsOptional() @IsIn(SESSION_COMMANDS) command?: SessionCommand;
  /** only for this agent, by id */
  @IsOptional() @Matches(ADDRESS_PATTERN) agent?: string;
  /** milliseconds; default 1000 */
  @IsOptional() @Milliseconds() delay?: number;
  /** how often; default 1 */
  @IsOptional() @IsInt() @Min(1) @Max(100_000) times?: number;
}
