import { Matches } from 'class-validator';
import { ID_PATTERN } from '../id.js';

/** `session.addchannel` */
export class CreatedChannelAnswer {
  @Matches(ID_PATTERN) channel!: string;
}
