import { Length } from 'class-validator';

/** Why a session is ended. */
export class EndBody {
  /** for those who read the audit; clients are not told */
  @Length(1, 200) readonly reason!: string;
}
