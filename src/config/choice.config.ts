import { Length } from 'class-validator';

/** One entry of a list that agents choose from. */
export class ChoiceConfig {
  @Length(1, 64, { message: 'must be text of 1 to 64 characters (a number needs quotes)' }) readonly code!: string;
  /** what people read */
  @Length(1, 128, { message: 'must be text of 1 to 128 characters (a number needs quotes)' }) readonly label!: string;
}
