import { IsString } from 'class-validator';

/** One entry of a list that agents choose from. */
export class ChoiceObject {
  /** what a command takes */
  @IsString() code!: string;
  /** what people read */
  @IsString() label!: string;
}
