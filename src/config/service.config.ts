import { IsObject, IsOptional, Length, Matches, NotEquals } from 'class-validator';

/** One entry of `services`: an interaction processor with one CTI behind it. */
export class ServiceConfig {
  /** what clients bind to; unique, and not the name of the service monitor */
  @NotEquals('ServiceMonitor', { message: 'is the name of the service monitor' })
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, _ or -' })
  readonly id!: string;
  /** what people read; by default the id */
  @IsOptional()
  @Length(1, 64, { message: 'must be text of 1 to 64 characters' })
  readonly name!: string;
  /** which kind of CTI: `simulator`, `asterisk` */
  @Matches(/^[a-z][a-z0-9-]{0,31}$/, { message: 'must be a word of small letters, digits and -' })
  readonly provider!: string;
  /** the provider's own settings, which the provider checks */
  @IsObject() readonly options: Readonly<Record<string, unknown>> = {};
}
