import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { SERVICE_STATUSES, type ServiceStatus } from './service-status.js';

/** One instance of an interaction processor, as the others of its `instance-domain` and their clients see it. */
export class InstanceEntry {
  @IsString() readonly id!: string;
  /** where clients reach it; left out where the operator has not said */
  @IsOptional() @IsString() readonly url?: string;
  /** of that service there */
  @IsIn(SERVICE_STATUSES) readonly status!: ServiceStatus;
  /** how many sessions of that service it has */
  @IsInt() @Min(0) readonly sessions!: number;
}
