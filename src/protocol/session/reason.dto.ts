import { IsOptional } from 'class-validator';
import { ShortText } from '../short-text.js';

/** `session.logout`, `channel.notready`, `interaction.accept`, `interaction.reject` */
export class ReasonData {
  @IsOptional() @ShortText() reason?: string;
}
