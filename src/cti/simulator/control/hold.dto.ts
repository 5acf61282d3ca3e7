import { IsBoolean, IsOptional } from 'class-validator';

/** `POST /simulator/calls/{id}/hold` */
export class HoldBody {
  /** true: the customer holds, false: takes the call back; left out: whichever it is not */
  @IsOptional() @IsBoolean() on?: boolean;
}
