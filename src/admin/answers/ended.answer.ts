import { IsIn, IsString } from 'class-validator';

export class EndedAnswer {
  @IsString() readonly session!: string;
  /** `ending`: as soon as it is certain that the session is this instance's */
  @IsIn(['ended', 'ending']) readonly state!: 'ended' | 'ending';
}
