import { IsOptional } from 'class-validator';
import { ShortText } from '../short-text.js';

/** `interaction.complete` */
export class CompleteData {
  @IsOptional() @ShortText() disposition?: string;
}
