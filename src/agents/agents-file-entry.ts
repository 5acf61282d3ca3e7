import { ArrayUnique, IsArray, IsOptional, Length, Matches } from 'class-validator';
import { ID_PATTERN } from '../protocol/id.js';
import { IsPasswordHash } from './is-password-hash.decorator.js';

/** One agent in the agents file. */
export class AgentsFileEntry {
  @Matches(ID_PATTERN, { message: 'must be text of letters, digits, _ or - (a number needs quotes)' })
  readonly id!: string;
  @IsOptional() @Length(1, 128, { message: 'must be text of 1 to 128 characters' }) readonly name?: string;
  @IsOptional()
  @Matches(/^\+?[A-Za-z0-9*#_-]{1,64}$/, {
    message: 'must be text of letters, digits, *, #, _ or - (a number needs quotes)',
  })
  readonly extension?: string;
  @IsOptional()
  @ArrayUnique({ message: 'must not name a queue twice' })
  @Matches(/^[A-Za-z0-9_.-]{1,64}$/, { each: true, message: 'must be a list of names of letters, digits, _, . or -' })
  @IsArray({ message: 'must be a list of names' })
  readonly queues?: readonly string[];
  /** what the agent is, for desktops; nothing here goes by it */
  @IsOptional()
  @ArrayUnique({ message: 'must not name a role twice' })
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { each: true, message: 'must be a list of words of letters, digits, _ or -' })
  @IsArray({ message: 'must be a list of words' })
  readonly roles?: readonly string[];
  /** made by `npm run hash-password` */
  @IsPasswordHash() readonly password!: string;
}
