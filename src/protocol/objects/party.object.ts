import { IsOptional, IsString } from 'class-validator';

/** One of the others in a conversation. */
export class PartyObject {
  @IsString() id!: string;
  /** number or address */
  @IsString() address!: string;
  @IsOptional() @IsString() name?: string;
  /** the party's own leg, where the CTI tells: `alerting`, `connected`, `held` */
  @IsOptional() @IsString() state?: string;
}
