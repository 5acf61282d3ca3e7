import { IsISO8601, IsOptional } from 'class-validator';

/** `session.renew` */
export class RenewedAnswer {
  /** ISO 8601: when the session ends unless it is renewed again; left out where it has no such end */
  @IsOptional() @IsISO8601() expires?: string;
}
