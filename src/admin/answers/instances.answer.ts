import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { SERVICE_STATUSES, type ServiceStatus } from '../../protocol/service/service-status.js';

/** A service at an instance. */
export class ServiceThere {
  @IsString() readonly id!: string;
  @IsIn(SERVICE_STATUSES) readonly status!: ServiceStatus;
  @IsInt() readonly sessions!: number;
}

/** A process that serves the pool of clients. */
export class InstanceReport {
  @IsString() readonly id!: string;
  /** where clients reach it; left out where the operator has not said */
  @IsOptional() @IsString() readonly url?: string;
  /** the one that answers */
  @IsBoolean() readonly here!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ServiceThere) readonly services!: readonly ServiceThere[];
}

export class InstancesAnswer {
  /** whether there can be others: they share a store */
  @IsBoolean() readonly shared!: boolean;
  /** the one that answers first */
  @IsArray() @ValidateNested({ each: true }) @Type(() => InstanceReport) readonly instances!: readonly InstanceReport[];
}
