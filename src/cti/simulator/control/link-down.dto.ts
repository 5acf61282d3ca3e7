import { IsOptional } from 'class-validator';
import { ShortText } from '../../../protocol/short-text.js';

/** `POST /simulator/link/down` */
export class LinkDownBody {
  /** what operators and desktops are told */
  @IsOptional() @ShortText() reason?: string;
}
