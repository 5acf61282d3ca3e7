import { IsString, MaxLength } from 'class-validator';

/** `session.renew` */
export class RenewData {
  /** an access token of the same agent */
  @IsString() @MaxLength(4096) token!: string;
}
