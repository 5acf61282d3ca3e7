import { Type } from 'class-transformer';
import { IsArray, IsString, ValidateNested } from 'class-validator';
import { InstanceEntry } from './instance-entry.js';

/** What every service tells about itself. */
export class ServiceInformation {
  @IsString() readonly vendor!: string;
  @IsString() readonly version!: string;
  @IsString() readonly 'instance-domain': string;
}

/** What every interaction processor tells about itself. */
export class InteractionProcessorInformation extends ServiceInformation {
  @IsString() readonly 'cti-vendor': string;
  @IsString() readonly 'cti-version': string;
  /** all that live and have this service, the one that tells first */
  @IsArray() @ValidateNested({ each: true }) @Type(() => InstanceEntry) readonly instances!: readonly InstanceEntry[];
}
