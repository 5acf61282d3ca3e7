import { IsOptional, IsString } from 'class-validator';

/** Somebody with a number. */
export class AddressObject {
  /** number or address */
  @IsString() address!: string;
  @IsOptional() @IsString() name?: string;
}
