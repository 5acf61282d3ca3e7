import { Matches } from 'class-validator';
import { ID_PATTERN } from '../id.js';

/** A command that calls somebody: the call, by the ids that events name it by. */
export class CreatedConversationAnswer {
  @Matches(ID_PATTERN) interaction!: string;
  @Matches(ID_PATTERN) conversation!: string;
}
