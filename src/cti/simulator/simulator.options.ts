import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidateNested,
} from 'class-validator';
import { CustomersOptions } from './customers.options.js';
import { IsPattern } from './is-pattern.constraint.js';
import { Milliseconds } from './milliseconds.js';

const SWITCH_URL = /^https?:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?\/?$/;

/** The `options` block of a service whose provider is `simulator`. Durations are milliseconds. */
export class SimulatorOptions {
  /**
   * of a simulated switch that is a process of its own (`npm run simulator`), e.g. `http://127.0.0.1:3100`; left out: the switch is
   * in this process. What it is like is an option of its own process then: here `replyTimeout` alone counts beside it
   */
  @IsOptional() @Matches(SWITCH_URL, { message: 'must look like http://host:port' }) url?: string;
  /** whether the control over HTTP answers; left out: outside production only */
  @IsOptional() @IsBoolean() control?: boolean;
  /** on the way from the desktop's command to the switch; 0: carried out before any timer fires */
  @Milliseconds() latency = 0;
  /** how long a command waits for the switch's answer */
  @Milliseconds(1) replyTimeout = 5_000;
  /** how long an agent's telephone rings for a queue before the next agent is tried */
  @Milliseconds(1) ringTimeout = 20_000;
  /** how long a telephone rings that somebody has called, before the switch gives up */
  @Milliseconds(1) dialTimeout = 20_000;
  /** how long an agent who did not take a queue's call is offered no other */
  @Milliseconds() retryDelay = 5_000;
  /** from the last digit dialled until the other telephone rings, or is found busy or unreachable */
  @Milliseconds() dialSetup = 300;
  /** how long a customer lets it ring before answering */
  @Milliseconds() dialAnswer = 2_000;
  /** the numbers of the house, as a regular expression: they ring, but only a signed-in agent answers */
  @Validate(IsPattern) devices = '^1\\d{3}$';
  /** the queues that there are, besides those of the agents */
  @IsString({ each: true }) @Length(1, 128, { each: true }) @ArrayMaxSize(1000) queues: string[] = ['support', 'sales'];
  /** how many of the latest commands `GET /simulator/commands` tells; 0: none are kept */
  @IsInt() @Min(0) @Max(1_000_000) trace = 100;
  /** those who call by themselves */
  @IsDefined() @ValidateNested() @Type(() => CustomersOptions) customers = new CustomersOptions();
}
