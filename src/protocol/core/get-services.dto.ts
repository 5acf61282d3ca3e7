import { IsOptional, IsString, MaxLength } from 'class-validator';

/** `getServices`: the service catalogue, or the part of it with that type. */
export class GetServicesData {
  @IsOptional() @IsString() @MaxLength(64) type?: string;
}
