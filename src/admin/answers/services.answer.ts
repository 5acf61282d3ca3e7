import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { SERVICE_STATUSES, type ServiceStatus } from '../../protocol/service/service-status.js';

/** What stands behind a service. */
export class ProviderReport {
  @IsString() readonly vendor!: string;
  @IsString() readonly version!: string;
  /** what it can, by the commands of the protocol */
  @IsArray() @IsString({ each: true }) readonly capabilities!: readonly string[];
}

/** An interaction processor service of this instance. */
export class ServiceReport {
  @IsString() readonly id!: string;
  @IsString() readonly name!: string;
  @IsIn(SERVICE_STATUSES) readonly status!: ServiceStatus;
  /** why it is not in service */
  @IsOptional() @IsString() readonly reason?: string;
  /** ISO 8601: since when the status is what it is */
  @IsISO8601() readonly since!: string;
  /** whether the switch can be asked: also while the service is `Stopping` */
  @IsBoolean() readonly linked!: boolean;
  /** how many there are at this instance */
  @IsInt() readonly sessions!: number;
  /** names of the call models */
  @IsArray() @IsString({ each: true }) readonly models!: readonly string[];
  @IsDefined() @ValidateNested() @Type(() => ProviderReport) readonly provider!: ProviderReport;
}

export class ServicesAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ServiceReport) readonly services!: readonly ServiceReport[];
}
